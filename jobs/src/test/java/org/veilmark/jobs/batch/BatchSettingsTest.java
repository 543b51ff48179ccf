package org.veilmark.jobs.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.veilmark.jobs.batch.items.BatchItem;
import org.veilmark.jobs.batch.markers.InputStamp;
import org.veilmark.jobs.batch.markers.ItemIdentity;
import org.veilmark.operators.io.Location;
import org.veilmark.schema.EncoderSettings;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRequest;

class BatchSettingsTest {
  private static final InputStamp STAMP = new InputStamp(1000, 5);
  private static final BatchItem ITEM = new BatchItem("/in/a.mp4", "a.mp4", "m");

  private static JobRequest.Builder template() {
    return JobRequest.newBuilder()
        .setJobId("")
        .setKind(JobKind.EMBED)
        .setInputUri("/")
        .setKeyId("key")
        .setNonce(1L)
        .setSubmittedAtMillis(7);
  }

  private static BatchSettings settings(JobRequest.Builder template) {
    return new BatchSettings(template.build(), new Location("/out"), "0");
  }

  private static ItemIdentity identity(JobRequest.Builder template, BatchItem item, long modified) {
    JobRequest request = settings(template).request(item, new InputStamp(1000, modified));
    return ItemIdentity.ofJobId(request.getJobId()).orElseThrow();
  }

  @Test
  void request_ofAnItem_isTheSameEachTimeAndHoldsItsStamp() {
    JobRequest request = settings(template()).request(ITEM, STAMP);

    assertThat(settings(template()).request(ITEM, STAMP)).isEqualTo(request);
    assertThat(request.getOutputUri()).isEqualTo("/out/a.mp4");
    assertThat(request.getMessage()).isEqualTo("m");
    assertThat(InputStamp.parse(request.getUserData())).contains(STAMP);
    assertThat(request.getNonce())
        .isNotEqualTo(settings(template().setNonce(2L)).request(ITEM, STAMP).getNonce());
  }

  @Test
  void identity_ofOtherWork_isAnotherOfTheSamePlace() {
    ItemIdentity first = identity(template(), ITEM, 5);
    List<ItemIdentity> others =
        List.of(
            identity(template(), ITEM, 6),
            identity(template(), new BatchItem("/in/a.mp4", "a.mp4", "n"), 5),
            identity(template().setKeyId("other"), ITEM, 5),
            identity(template().setLevel(1), ITEM, 5),
            identity(template().setStrength(0.5), ITEM, 5),
            identity(template().setEndMicros(5L), ITEM, 5),
            identity(
                template().setEncoding(EncoderSettings.newBuilder().setCrf(20.0).build()),
                ITEM,
                5));

    assertThat(others).allMatch(other -> other.place().equals(first.place()));
    Set<String> works = new HashSet<>(others.stream().map(ItemIdentity::work).toList());
    assertThat(works).hasSameSizeAs(others).doesNotContain(first.work());
  }

  @Test
  void identity_ofAnotherRunNonceOrTime_isTheSame() {
    assertThat(identity(template().setNonce(9L).setSubmittedAtMillis(8), ITEM, 5))
        .isEqualTo(identity(template(), ITEM, 5));
  }

  @Test
  void identity_ofAnotherOutput_isAnotherPlace() {
    assertThat(identity(template(), new BatchItem("/in/a.mp4", "b.mp4", "m"), 5).place())
        .isNotEqualTo(identity(template(), ITEM, 5).place());
  }

  /** Markers of past versions must still be found: a change here does all archives again. */
  @Test
  void jobId_isFrozen() {
    assertThat(settings(template()).request(ITEM, STAMP).getJobId())
        .isEqualTo("b7abb80d84cb844be664fdb886199118-00c699ce477ecac4cc1dd0882040e2bb-0");
  }

  @Test
  void isOfRun_tellsRunsApart() {
    String jobId = settings(template()).request(ITEM, STAMP).getJobId();

    assertThat(ItemIdentity.isOfRun(jobId, "0")).isTrue();
    assertThat(ItemIdentity.isOfRun(jobId, "1")).isFalse();
    assertThat(ItemIdentity.isOfRun("embed-0", "0")).isFalse();
  }
}

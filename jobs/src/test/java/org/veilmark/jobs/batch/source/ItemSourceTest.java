package org.veilmark.jobs.batch.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.jobs.batch.BatchSettings;
import org.veilmark.jobs.batch.items.BatchItem;
import org.veilmark.jobs.batch.items.ItemListWriter;
import org.veilmark.jobs.batch.markers.Markers;
import org.veilmark.operators.io.Location;
import org.veilmark.schema.ExtractResult;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.JobState;

class ItemSourceTest {
  private static final int ITEMS = 5;

  @TempDir private Path directory;
  private Location list;
  private Markers markers;

  @BeforeEach
  void writeList() throws IOException {
    list = Location.of(directory.resolve("list"));
    markers = new Markers(Location.of(directory.resolve("markers")));
    try (ItemListWriter writer = new ItemListWriter(list, "test", directory)) {
      for (int i = 0; i < ITEMS; i++) {
        Path input = Files.writeString(directory.resolve(i + ".mp4"), "video " + i);
        writer.add(new BatchItem(input.toString(), "", null));
      }
      writer.publish();
    }
  }

  private ItemSource source(boolean again) {
    return source(again, /* waits= */ false);
  }

  private ItemSource source(boolean again, boolean waits) {
    JobRequest template =
        JobRequest.newBuilder()
            .setJobId("")
            .setKind(JobKind.EXTRACT)
            .setInputUri("/")
            .setKeyId("key")
            .setSubmittedAtMillis(7)
            .build();
    return new ItemSource(
        list, new Admission(new BatchSettings(template, null, "0"), markers, again), waits);
  }

  private SourceReader<JobRequest, ItemSplit> reader(boolean again, List<ItemSplit> splits) {
    SourceReader<JobRequest, ItemSplit> reader =
        source(again).createReader(new FakeReaderContext());
    if (!splits.isEmpty()) {
      reader.addSplits(splits);
    }
    reader.start();
    return reader;
  }

  private static List<JobRequest> readAll(SourceReader<JobRequest, ItemSplit> reader)
      throws Exception {
    CollectingOutput output = new CollectingOutput();
    while (reader.pollNext(output) == InputStatus.MORE_AVAILABLE) {
      assertThat(output.requests).hasSizeLessThanOrEqualTo(ITEMS);
    }
    return output.requests;
  }

  private void finish(JobRequest request) throws IOException {
    ExtractResult result =
        ExtractResult.newBuilder()
            .setFound(false)
            .setFalsePositiveProbability(1)
            .setStatistic(0)
            .setSegmentsUsed(1)
            .setFramesDecoded(1)
            .build();
    markers.write(
        JobRecord.newBuilder()
            .setJobId(request.getJobId())
            .setRequest(request)
            .setState(JobState.SUCCEEDED)
            .setExtractResult(result)
            .build(),
        directory);
  }

  @Test
  void pollNext_restoredAfterAnyItem_givesTheRestAndNothingTwice() throws Exception {
    List<JobRequest> all = readAll(reader(false, List.of(new ItemSplit(0))));
    assertThat(all).hasSize(ITEMS);
    for (int before = 0; before <= ITEMS; before++) {
      SourceReader<JobRequest, ItemSplit> reader = reader(false, List.of(new ItemSplit(0)));
      CollectingOutput output = new CollectingOutput();
      for (int i = 0; i < before; i++) {
        InputStatus unused = reader.pollNext(output);
      }
      List<JobRequest> rest = readAll(reader(false, copy(reader.snapshotState(1))));

      assertThat(output.requests).isEqualTo(all.subList(0, before));
      assertThat(rest).isEqualTo(all.subList(before, ITEMS));
    }
  }

  /** As a checkpoint keeps it. */
  private List<ItemSplit> copy(List<ItemSplit> splits) throws IOException {
    var serializer = source(false).getSplitSerializer();
    assertThat(splits).hasSize(1);
    return List.of(
        serializer.deserialize(serializer.getVersion(), serializer.serialize(splits.get(0))));
  }

  @Test
  void pollNext_ofItemsThatAreDone_skipsThemUntilTheirInputChanges() throws Exception {
    List<JobRequest> all = readAll(reader(false, List.of(new ItemSplit(0))));
    finish(all.get(1));
    finish(all.get(3));
    Files.writeString(Path.of(all.get(3).getInputUri()), "another video");

    assertThat(readAll(reader(false, List.of(new ItemSplit(0)))))
        .extracting(JobRequest::getInputUri)
        .containsExactly(
            all.get(0).getInputUri(),
            all.get(2).getInputUri(),
            all.get(3).getInputUri(),
            all.get(4).getInputUri());
    assertThat(readAll(reader(true, List.of(new ItemSplit(0))))).hasSize(ITEMS);
  }

  @Test
  void pollNext_thatIsToWait_endsAfterTheLastMarker() throws Exception {
    SourceReader<JobRequest, ItemSplit> reader =
        source(false, /* waits= */ true).createReader(new FakeReaderContext());
    reader.addSplits(List.of(new ItemSplit(0)));
    reader.start();
    List<JobRequest> all = readAll(reader);
    CollectingOutput output = new CollectingOutput();
    for (int i = ITEMS - 1; i >= 0; i--) {
      assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
      assertThat(reader.snapshotState(i)).hasSize(1);
      assertThat(reader.isAvailable()).succeedsWithin(Duration.ofSeconds(10));
      finish(all.get(i));
    }

    assertThat(reader.pollNext(output)).isEqualTo(InputStatus.END_OF_INPUT);
    assertThat(reader.snapshotState(ITEMS)).isEmpty();
    assertThat(output.requests).isEmpty();
  }

  @Test
  void pollNext_withoutASplit_waitsForOne() throws Exception {
    FakeReaderContext context = new FakeReaderContext();
    SourceReader<JobRequest, ItemSplit> reader = source(false).createReader(context);
    reader.start();
    CollectingOutput output = new CollectingOutput();

    assertThat(context.splitRequests).isEqualTo(1);
    assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
    assertThat(reader.isAvailable()).isNotDone();
    reader.notifyNoMoreSplits();
    assertThat(reader.isAvailable()).isDone();
    assertThat(reader.pollNext(output)).isEqualTo(InputStatus.END_OF_INPUT);
  }

  @Test
  void enumeratorState_ofAnotherVersion_isRefused() throws Exception {
    var serializer = source(false).getEnumeratorCheckpointSerializer();
    Optional<ItemSplit> split = Optional.of(new ItemSplit(1L << 40));

    assertThat(serializer.deserialize(1, serializer.serialize(split))).isEqualTo(split);
    assertThat(serializer.deserialize(1, serializer.serialize(Optional.empty()))).isEmpty();
    assertThatThrownBy(() -> serializer.deserialize(2, serializer.serialize(split)))
        .isInstanceOf(IOException.class);
  }
}

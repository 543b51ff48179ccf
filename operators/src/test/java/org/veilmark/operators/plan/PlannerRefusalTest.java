package org.veilmark.operators.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.failure.JobException;
import org.veilmark.schema.Algorithm;
import org.veilmark.schema.EncoderSettings;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRequest;

/** What is not planned: one clear error each, and nothing written. */
class PlannerRefusalTest extends PlannerFixture {
  @Test
  void plan_coversThatCannotBe_areRefused() throws Exception {
    String output = directory.resolve("cover.jpg").toString();
    assertThat(refused(cover().setCovers(0))).isEqualTo(FailureCode.REQUEST_INVALID);
    assertThat(refused(cover().setCovers(65))).isEqualTo(FailureCode.REQUEST_INVALID);
    assertThat(refused(cover().setOutputUri(null))).isEqualTo(FailureCode.REQUEST_INVALID);
    assertThat(refused(cover().setCovers(2).setOutputUri(output)))
        .isEqualTo(FailureCode.REQUEST_INVALID);
    assertThat(refused(cover().setCovers(2).setOutputUri(directory + "/{sequenceId}/cover.jpg")))
        .isEqualTo(FailureCode.REQUEST_INVALID);
    assertThat(refused(cover().setOutputUri(directory.resolve("cover.png").toString())))
        .isEqualTo(FailureCode.OUTPUT_UNSUPPORTED);
    Path named = Files.copy(host, directory.resolve("cover-2.jpg"));
    assertThat(refused(cover().setInputUri(named.toString()).setCovers(2)))
        .isEqualTo(FailureCode.OUTPUT_IS_INPUT);
    assertThat(refused(cover().setOutputUri("/nowhere/cover.jpg")))
        .isEqualTo(FailureCode.OUTPUT_NOT_WRITABLE);
  }

  private FailureCode refused(JobRequest.Builder request) {
    Throwable thrown = catchThrowable(() -> planner.plan(request.build()));
    assertThat(thrown).isInstanceOf(JobException.class);
    assertThat(thrown.getMessage()).isNotBlank().doesNotContain("\n");
    return ((JobException) thrown).code();
  }

  @Test
  void plan_messageTooLongForThePart_isRefusedWithWhatFits() throws Exception {
    JobRequest.Builder request =
        embed()
            .setMessage("ABCDEFGHIJKLMNOPQRSTUVWX")
            .setStartMicros(5_000_000L)
            .setEndMicros(8_000_000L);

    Throwable thrown = catchThrowable(() -> planner.plan(request.build()));

    assertThat(thrown)
        .isInstanceOf(JobException.class)
        .hasMessage(
            "a message of 24 characters needs 3.7 s of video, this range has 3.0 s:"
                + " at most 12 capitals and digits fit");
    assertThat(((JobException) thrown).code()).isEqualTo(FailureCode.MESSAGE_INVALID);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(host);
    }
    planner.plan(request.setEndMicros(9_000_000L).build());
    planner.plan(request.setEndMicros(6_000_000L).setStrength(0.0).build());
  }

  @Test
  void plan_messageTooLongForTheVideo_isRefused() throws Exception {
    JobPlanner shortVideo = plannerOf(2);

    assertThat(catchThrowable(() -> shortVideo.plan(embed().build())))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("this range has 2.0 s: not even one character fits");
  }

  @Test
  void plan_badInput_isRefused() throws Exception {
    assertThat(refused(extract().setInputUri(directory.resolve("missing").toString())))
        .isEqualTo(FailureCode.INPUT_NOT_FOUND);
    assertThat(refused(extract().setInputUri(directory.toString())))
        .isEqualTo(FailureCode.INPUT_IS_DIRECTORY);
    assertThat(refused(extract().setInputUri("/dev/null"))).isEqualTo(FailureCode.INPUT_UNREADABLE);
    assertThat(refused(extract().setInputUri("nosuch://bucket/host.mp4")))
        .isEqualTo(FailureCode.INPUT_UNREADABLE);
    assertThat(refused(extract().setInputUri("host.mp4"))).isEqualTo(FailureCode.REQUEST_INVALID);
  }

  @Test
  void plan_badOutput_isRefusedAndNothingWritten() throws Exception {
    assertThat(refused(embed().setOutputUri(host.toString())))
        .isEqualTo(FailureCode.OUTPUT_IS_INPUT);
    assertThat(
            refused(
                embed()
                    .setOutputUri(
                        Files.createSymbolicLink(directory.resolve("link.mp4"), host).toString())))
        .isEqualTo(FailureCode.OUTPUT_IS_INPUT);
    assertThat(refused(embed().setOutputUri(directory.resolve("no/marked.mp4").toString())))
        .isEqualTo(FailureCode.OUTPUT_NOT_WRITABLE);
    assertThat(
            refused(
                embed().setOutputUri(Files.createDirectory(directory.resolve("d.mp4")).toString())))
        .isEqualTo(FailureCode.OUTPUT_NOT_WRITABLE);
    assertThat(refused(embed().setOutputUri(host + "/marked.mp4")))
        .isEqualTo(FailureCode.OUTPUT_NOT_WRITABLE);
    assertThat(refused(embed().setOutputUri(directory.resolve("marked.txt").toString())))
        .isEqualTo(FailureCode.OUTPUT_UNSUPPORTED);
    assertThat(refused(embed().setOutputUri(null))).isEqualTo(FailureCode.REQUEST_INVALID);
    try (var files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("host.mp4", "link.mp4", "d.mp4");
    }
  }

  @Test
  void plan_badMark_isRefused() {
    assertThat(refused(embed().setMessage(null))).isEqualTo(FailureCode.MESSAGE_INVALID);
    assertThat(refused(embed().setMessage(""))).isEqualTo(FailureCode.MESSAGE_INVALID);
    assertThat(refused(embed().setMessage("x".repeat(65)))).isEqualTo(FailureCode.MESSAGE_INVALID);
    assertThat(refused(embed().setLevel(3))).isEqualTo(FailureCode.REQUEST_INVALID);
    assertThat(refused(embed().setStrength(-1))).isEqualTo(FailureCode.REQUEST_INVALID);
    assertThat(refused(embed().setStrength(Double.NaN))).isEqualTo(FailureCode.REQUEST_INVALID);
    assertThat(refused(embed().setAlgorithm(Algorithm.UNKNOWN)))
        .isEqualTo(FailureCode.ALGORITHM_UNSUPPORTED);
    assertThat(refused(extract().setAlgorithm(Algorithm.UNKNOWN)))
        .isEqualTo(FailureCode.ALGORITHM_UNSUPPORTED);
  }

  @Test
  void plan_badEncoding_isRefused() {
    EncoderSettings good = EncoderSettings.newBuilder().build();
    assertThat(refused(embed().setEncoding(EncoderSettings.newBuilder(good).setCrf(52.0).build())))
        .isEqualTo(FailureCode.REQUEST_INVALID);
    assertThat(
            refused(embed().setEncoding(EncoderSettings.newBuilder(good).setPreset("x").build())))
        .isEqualTo(FailureCode.REQUEST_INVALID);
    assertThat(
            refused(
                embed()
                    .setEncoding(EncoderSettings.newBuilder(good).setVideoCodec("mjpeg").build())))
        .isEqualTo(FailureCode.REQUEST_INVALID);
    assertThat(
            refused(
                embed()
                    .setEncoding(
                        EncoderSettings.newBuilder(good)
                            .setCrf(20.0)
                            .setBitrateBitsPerSecond(1_000_000L)
                            .build())))
        .isEqualTo(FailureCode.REQUEST_INVALID);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65})
  void plan_threadsOutOfRange_isRefused(int threads) {
    EncoderSettings asked = EncoderSettings.newBuilder().setThreads(threads).build();

    assertThat(refused(embed().setEncoding(asked))).isEqualTo(FailureCode.REQUEST_INVALID);
  }

  @Test
  void plan_badPart_isRefused() {
    assertThat(refused(extract().setStartMicros(22_000_000L))).isEqualTo(FailureCode.RANGE_INVALID);
    assertThat(refused(extract().setStartMicros(-1L))).isEqualTo(FailureCode.RANGE_INVALID);
    assertThat(refused(extract().setStartMicros(5L).setEndMicros(5L)))
        .isEqualTo(FailureCode.RANGE_INVALID);
    assertThat(refused(extract().setEndMicros(0L))).isEqualTo(FailureCode.RANGE_INVALID);
  }

  @Test
  void plan_badIdentity_isRefused() {
    assertThat(refused(extract().setJobId("../../etc"))).isEqualTo(FailureCode.REQUEST_INVALID);
    assertThat(refused(extract().setKind(JobKind.UNKNOWN))).isEqualTo(FailureCode.REQUEST_INVALID);
    assertThat(refused(extract().setKeyId("0123456789abcdef"))).isEqualTo(FailureCode.KEY_UNKNOWN);
  }

  @Test
  void plan_brokenVideo_saysWhere() throws Exception {
    Files.writeString(host, "broken");
    Throwable thrown = catchThrowable(() -> planner.plan(extract().build()));
    assertThat(Failures.expected(thrown)).isPresent();
    assertThat(Failures.expected(thrown).get().getCode()).isEqualTo("MEDIA_MALFORMED");
  }
}

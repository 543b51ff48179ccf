package org.veilmark.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.veilmark.gateway.console.ConsoleRig.SECRET;
import static org.veilmark.gateway.console.ConsoleRig.read;
import static org.veilmark.gateway.console.ConsoleRig.submitted;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.Role;
import org.veilmark.gateway.console.ConsoleRig.Browser;
import org.veilmark.gateway.http.HttpAnswer;
import org.veilmark.schema.Algorithm;
import org.veilmark.schema.EmbedResult;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.JobState;
import org.veilmark.schema.MarkSample;
import org.veilmark.schema.codec.RecordCodec;

/** The picture of a marked video that the page shows. */
class ConsoleSampleTest {
  private static final String EMBEDDING =
      """
      {"kind":"EMBED","input":{"bucket":"films","name":"a.mp4"},"message":"m",
       "output":{"bucket":"films","name":"b.mp4"}}
      """;

  private final ConsoleRig rig = new ConsoleRig();
  private Browser browser;
  private String id;

  @BeforeEach
  void submit() throws Exception {
    browser = rig.browser("one");
    id = submitted(rig.post(browser, "jobs", EMBEDDING));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @CsvSource({"original,1", "marked,2", "difference,3"})
  void image_ofOwnJob_isServedAndNotKept(String name, byte content) throws Exception {
    succeed(sample());

    HttpAnswer answer = rig.get(browser, image(name));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("image/jpeg");
    assertThat(answer.body()).containsExactly(content);
    assertThat(answer.headers())
        .containsEntry("Cache-Control", "no-store")
        .containsEntry("X-Content-Type-Options", "nosniff");
    Map<String, String> known =
        Map.of("cookie", browser.cookie(), "if-none-match", answer.headers().get("ETag"));
    assertThat(rig.call("GET", image(name), known, "").status()).isEqualTo(304);
  }

  @Test
  void job_withSample_tellsOfItButDoesNotHoldItsImages() throws Exception {
    succeed(sample());

    JsonNode told = read(rig.get(browser, "jobs/" + id)).at("/facts/embedding/sample");

    assertThat(told.toString()).isEqualTo("{\"timeSeconds\":2.5,\"gain\":20}");
  }

  @Test
  void image_ofAnotherAccount_isLikeOneThatThereIsNot() throws Exception {
    succeed(sample());

    assertThat(rig.get(rig.browser("two"), image("original")).status()).isEqualTo(404);
    assertThat(rig.get(new Browser("", ""), image("original")).status()).isEqualTo(401);
  }

  @Test
  void image_ofBucketThatTheKeyMayNotUse_isForbidden() throws Exception {
    succeed(sample());
    rig.keys.put(
        new AccessKey(
            new Caller("other", "one", Set.of(Role.QUERY), Set.of("secret"), "k"), SECRET));
    rig.keys.put(
        new AccessKey(
            new Caller("sender", "one", Set.of(Role.SUBMIT), Set.of("films"), "k"), SECRET));

    assertThat(rig.get(rig.browser("other"), image("original")).status()).isEqualTo(403);
    assertThat(rig.get(rig.browser("sender"), image("original")).status()).isEqualTo(403);
  }

  @Test
  void image_ofJobWithoutSample_isNotFound() throws Exception {
    assertThat(rig.get(browser, image("original")).status()).isEqualTo(404);
    succeed(null);
    assertThat(rig.get(browser, image("original")).status()).isEqualTo(404);
    assertThat(read(rig.get(browser, "jobs/" + id)).at("/facts/embedding/sample").isMissingNode())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ORIGINAL", "other", "original/", "../sample/original"})
  void image_thatThereIsNot_isNotFound(String name) throws Exception {
    succeed(sample());

    assertThat(rig.get(browser, image(name)).status()).isEqualTo(404);
  }

  private String image(String name) {
    return "jobs/" + id + "/sample/" + name;
  }

  private static MarkSample sample() {
    return MarkSample.newBuilder()
        .setTimeMicros(2_500_000)
        .setOriginal(ByteBuffer.wrap(new byte[] {1}))
        .setMarked(ByteBuffer.wrap(new byte[] {2}))
        .setDifference(ByteBuffer.wrap(new byte[] {3}))
        .setGain(20)
        .build();
  }

  private void succeed(@Nullable MarkSample sample) {
    JobRecord record =
        JobRecord.newBuilder()
            .setJobId(id)
            .setRequest(
                JobRequest.newBuilder()
                    .setJobId(id)
                    .setKind(JobKind.EMBED)
                    .setInputUri("/srv/films/a.mp4")
                    .setKeyId("key")
                    .setSubmittedAtMillis(1)
                    .build())
            .setState(JobState.SUCCEEDED)
            .setEmbedResult(
                EmbedResult.newBuilder()
                    .setOutputUri("/srv/films/b.mp4")
                    .setOutputBytes(5000)
                    .setDurationMicros(5_000_000)
                    .setAlgorithm(Algorithm.V2)
                    .setLevel(2)
                    .setSegmentsReencoded(1)
                    .setSegmentsCopied(0)
                    .setFramesEncoded(50)
                    .setMarkSample(sample)
                    .build())
            .build();
    rig.report(id, new RecordCodec<>(JobRecord.class).encode(record));
  }
}

package org.veilmark.jobs.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.operators.admit.QueueLimits;
import org.veilmark.operators.child.ChildEngineFactory;
import org.veilmark.operators.child.ChildLimits;
import org.veilmark.operators.keys.KeySource;

class ServiceArgumentsTest {
  private static final List<String> NEEDED =
      List.of(
          "--bootstrap-servers", "broker:9092",
          "--staging", "s3://work/staging",
          "--spool", "/tmp/spool",
          "--key-file", "/etc/veilmark/key",
          "--roots", "s3://films,s3://marked");

  @TempDir private Path directory;

  private static ServiceArguments parse(List<String> args, String... more) {
    List<String> all = new ArrayList<>(args);
    all.addAll(List.of(more));
    return ServiceArguments.parse(all.toArray(String[]::new));
  }

  @Test
  void parse_whatIsNeeded_hasDefaultsForTheRest() {
    ServiceArguments parsed = parse(NEEDED);
    assertThat(parsed.client().bootstrapServers()).isEqualTo("broker:9092");
    assertThat(parsed.client().topics().requests()).isEqualTo("veilmark.requests");
    assertThat(parsed.options().graph().keys())
        .isEqualTo(KeySource.ofFile(Path.of("/etc/veilmark/key")));
    assertThat(parsed.options().graph().roots().roots())
        .containsExactly("s3://films", "s3://marked");
    assertThat(parsed.options().graph().engines())
        .isEqualTo(new ChildEngineFactory(ChildLimits.DEFAULT, "/tmp/spool"));
    assertThat(parsed.options().queues()).isEqualTo(QueueLimits.DEFAULT);
    assertThat(parsed.options().remembersJobs()).isEqualTo(Duration.ofDays(7));
    assertThat(parsed.checkpointInterval()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void parse_everything_isTaken() throws Exception {
    Path options = Files.writeString(directory.resolve("kafka"), "security.protocol=SASL_SSL\n");
    ServiceArguments parsed =
        parse(
            NEEDED,
            "--topic-prefix",
            "x-",
            "--kafka-options",
            options.toString(),
            "--queue-concurrency",
            "3",
            "--running-jobs",
            "9",
            "--remembers-hours",
            "2",
            "--checkpoint-seconds",
            "5");
    assertThat(parsed.client().topics().records()).isEqualTo("x-records");
    assertThat(parsed.client().properties()).containsEntry("security.protocol", "SASL_SSL");
    assertThat(parsed.options().queues()).isEqualTo(new QueueLimits(3, 9));
    assertThat(parsed.options().remembersJobs()).isEqualTo(Duration.ofHours(2));
    assertThat(parsed.checkpointInterval()).isEqualTo(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @CsvSource({
    "--parallel, 3, unknown: --parallel",
    "--queue-concurrency, 0, --queue-concurrency is less than 1",
    "--running-jobs, many, --running-jobs is no number",
    "--topic-prefix, a/b, topic prefix 'a/b'",
    "--kafka-options, /nowhere/at/all, --kafka-options /nowhere/at/all",
    "--key-variable, KEY, needs one of --key-file and --key-variable",
    "--staging, relative, neither an absolute path nor a URI",
    "--roots, s3://a/../b, not a plain location"
  })
  void parse_whatCannotBe_isRefusedByName(String name, String value, String message) {
    assertThatThrownBy(() -> parse(NEEDED, name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}

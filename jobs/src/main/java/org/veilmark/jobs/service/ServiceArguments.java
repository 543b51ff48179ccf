package org.veilmark.jobs.service;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.util.ParameterTool;
import org.veilmark.jobs.GraphOptions;
import org.veilmark.media.MediaLimits;
import org.veilmark.operators.admit.QueueLimits;
import org.veilmark.operators.child.ChildLimits;
import org.veilmark.operators.io.AllowedRoots;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.MediaFactory;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.topic.KafkaClient;
import org.veilmark.schema.topic.Topics;

/**
 * The arguments of {@link ServiceJob}, which Flink's page shows: names of files and variables,
 * never a secret.
 *
 * @param client how Kafka is reached
 * @param options of the service
 * @param checkpointInterval where the cluster has none
 */
record ServiceArguments(KafkaClient client, ServiceOptions options, Duration checkpointInterval) {
  private static final String BOOTSTRAP_SERVERS = "bootstrap-servers";
  private static final String TOPIC_PREFIX = "topic-prefix";
  private static final String KAFKA_OPTIONS = "kafka-options";
  private static final String STAGING = "staging";
  private static final String SPOOL = "spool";
  private static final String KEY_FILE = "key-file";
  private static final String KEY_VARIABLE = "key-variable";
  private static final String ROOTS = "roots";
  private static final String CHILD_MEMORY = "child-memory-mib";
  private static final String QUEUE_CONCURRENCY = "queue-concurrency";
  private static final String RUNNING_JOBS = "running-jobs";
  private static final String REMEMBERS_HOURS = "remembers-hours";
  private static final String CHECKPOINT_SECONDS = "checkpoint-seconds";

  private static final Set<String> KNOWN =
      Set.of(
          BOOTSTRAP_SERVERS,
          TOPIC_PREFIX,
          KAFKA_OPTIONS,
          STAGING,
          SPOOL,
          KEY_FILE,
          KEY_VARIABLE,
          ROOTS,
          CHILD_MEMORY,
          QUEUE_CONCURRENCY,
          RUNNING_JOBS,
          REMEMBERS_HOURS,
          CHECKPOINT_SECONDS);

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if they cannot be; the message says which and why
   */
  static ServiceArguments parse(String... args) {
    ParameterTool given = ParameterTool.fromArgs(args);
    Set<String> unknown = new TreeSet<>(given.toMap().keySet());
    unknown.removeAll(KNOWN);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown: --" + String.join(", --", unknown) + "; known: " + new TreeSet<>(KNOWN));
    }
    GraphOptions graph =
        GraphOptions.of(
                MediaFactory.ffmpeg(MediaLimits.DEFAULT),
                keys(given),
                new Location(given.getRequired(STAGING)),
                given.getRequired(SPOOL))
            .withRoots(roots(given))
            .withChildren(children(given));
    QueueLimits limits =
        new QueueLimits(
            number(given, QUEUE_CONCURRENCY, QueueLimits.DEFAULT.concurrency()),
            number(given, RUNNING_JOBS, QueueLimits.DEFAULT.runningOfPriority()));
    int remembersHours =
        number(given, REMEMBERS_HOURS, (int) ServiceOptions.REMEMBERS_JOBS.toHours());
    return new ServiceArguments(
        new KafkaClient(
            given.getRequired(BOOTSTRAP_SERVERS),
            new Topics(given.get(TOPIC_PREFIX, "veilmark.")),
            kafkaOptions(given)),
        new ServiceOptions(graph, limits, Duration.ofHours(remembersHours)),
        Duration.ofSeconds(number(given, CHECKPOINT_SECONDS, 10)));
  }

  private static ChildLimits children(ParameterTool given) {
    return ChildLimits.DEFAULT.withMemoryMib(
        number(given, CHILD_MEMORY, ChildLimits.DEFAULT.memoryMib()));
  }

  private static int number(ParameterTool given, String name, int otherwise) {
    String text = given.get(name, Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(text);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " is no number: " + text, e);
    }
    throw new IllegalArgumentException("--" + name + " is less than 1: " + text);
  }

  private static KeySource keys(ParameterTool given) {
    if (given.has(KEY_FILE) == given.has(KEY_VARIABLE)) {
      throw new IllegalArgumentException(
          "needs one of --" + KEY_FILE + " and --" + KEY_VARIABLE + ", as found on every machine");
    }
    return given.has(KEY_FILE)
        ? KeySource.ofFile(Path.of(given.getRequired(KEY_FILE)))
        : KeySource.ofEnvironment(given.getRequired(KEY_VARIABLE));
  }

  /** Without the argument jobs could open whatever the cluster can. */
  private static AllowedRoots roots(ParameterTool given) {
    List<String> roots = Arrays.stream(given.getRequired(ROOTS).split(",")).toList();
    return roots.equals(List.of("*")) ? AllowedRoots.EVERYTHING : new AllowedRoots(roots);
  }

  private static Properties kafkaOptions(ParameterTool given) {
    if (!given.has(KAFKA_OPTIONS)) {
      return new Properties();
    }
    Path file = Path.of(given.getRequired(KAFKA_OPTIONS));
    try {
      return readOptions(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("--" + KAFKA_OPTIONS + " " + file + ": " + e, e);
    }
  }

  static Properties readOptions(Path file) throws IOException {
    Properties options = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      options.load(in);
    }
    return options;
  }
}

package org.veilmark.jobs.service;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.veilmark.schema.topic.Topics;

/**
 * The topics of a service as they are made where they do not exist.
 *
 * @param topics their names
 * @param partitions of the topics that jobs are spread over
 * @param replicationFactor copies of each
 */
public record TopicPlan(Topics topics, int partitions, short replicationFactor) {
  /** The largest message that is written: the record of a very long video. */
  public static final int MAX_MESSAGE_BYTES = 16 << 20;

  private static final Duration REQUESTS_KEPT = Duration.ofDays(7);
  private static final Duration PROGRESS_KEPT = Duration.ofHours(6);
  private static final Duration RESULTS_KEPT = Duration.ofDays(30);

  /** Checks ranges. */
  public TopicPlan {
    if (partitions < 1 || replicationFactor < 1) {
      throw new IllegalArgumentException(
          "partitions " + partitions + ", replication factor " + replicationFactor);
    }
  }

  /** What is to be made. */
  public List<NewTopic> newTopics() {
    return List.of(
        topic(topics.requests(), partitions, kept(REQUESTS_KEPT)),
        topic(topics.control(), 1, kept(REQUESTS_KEPT)),
        topic(topics.credits(), partitions, kept(REQUESTS_KEPT)),
        topic(topics.progress(), partitions, kept(PROGRESS_KEPT)),
        topic(
            topics.records(),
            partitions,
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(MAX_MESSAGE_BYTES))),
        topic(topics.results(), partitions, kept(RESULTS_KEPT)),
        topic(topics.deadLetters(), 1, kept(RESULTS_KEPT)));
  }

  private NewTopic topic(String name, int partitionCount, Map<String, String> settings) {
    return new NewTopic(name, partitionCount, replicationFactor).configs(settings);
  }

  private static Map<String, String> kept(Duration retention) {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG,
        Long.toString(retention.toMillis()),
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
        Integer.toString(MAX_MESSAGE_BYTES));
  }
}

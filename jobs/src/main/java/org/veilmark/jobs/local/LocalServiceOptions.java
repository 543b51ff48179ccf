package org.veilmark.jobs.local;

import java.nio.file.Path;
import java.time.Duration;
import org.veilmark.jobs.service.ServiceOptions;
import org.veilmark.schema.topic.KafkaClient;

/**
 * How a service runs on the embedded cluster.
 *
 * @param client how Kafka is reached
 * @param service what the graph is built with
 * @param parallelism subtasks of each operator, at least 1
 * @param directory an existing one for temporary files
 * @param checkpoints where checkpoints are kept; those of an earlier run are found again
 * @param checkpointInterval which is also how much longer a submitter waits than the work takes
 */
public record LocalServiceOptions(
    KafkaClient client,
    ServiceOptions service,
    int parallelism,
    Path directory,
    Path checkpoints,
    Duration checkpointInterval) {

  /** Checks ranges. */
  public LocalServiceOptions {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism " + parallelism);
    }
  }
}

package org.veilmark.jobs.service;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.veilmark.schema.topic.Topics;

/** The program that runs the service on a cluster: {@code flink run} or its REST interface. */
public final class ServiceJob {
  private ServiceJob() {}

  /**
   * Submits the service.
   *
   * @param args as docs/operations.md lists them
   */
  public static void main(String[] args) throws Exception {
    ServiceArguments arguments = ServiceArguments.parse(args);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    if (!env.getCheckpointConfig().isCheckpointingEnabled()) {
      // Without checkpoints no record would ever show.
      env.configure(
          new Configuration()
              .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, arguments.checkpointInterval()));
    }
    ServiceGraph.define(env, arguments.client(), arguments.options());
    env.execute(nameOf(arguments.client().topics()));
  }

  /** By which a cluster lists the service of some topics. */
  public static String nameOf(Topics topics) {
    return "veilmark service " + topics.prefix();
  }
}

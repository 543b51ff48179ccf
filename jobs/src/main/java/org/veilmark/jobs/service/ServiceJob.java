package org.veilmark.jobs.service;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

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
    env.execute("veilmark service " + arguments.client().topics().prefix());
  }
}

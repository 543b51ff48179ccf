package org.veilmark.jobs.local;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ClusterOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/** Flink's configuration for one small cluster in this process: quick to start, little memory. */
final class LocalConfiguration {
  private static final String LOOPBACK = "localhost";
  private static final int BUFFER_KIB = 8;
  private static final int NETWORK_MIB = 16;
  private static final Duration PATIENCE = Duration.ofDays(7);

  private LocalConfiguration() {}

  /** For bounded runs, which are done again where they fail. */
  static Configuration of(LocalOptions options, Path directory, String channelId) {
    Configuration configuration = base(options.parallelism(), directory);
    configuration.set(MetricOptions.REPORTERS_LIST, ChannelReporterFactory.REPORTER);
    Configuration reporter =
        MetricOptions.forReporter(configuration, ChannelReporterFactory.REPORTER);
    reporter.set(MetricOptions.REPORTER_FACTORY_CLASS, ChannelReporterFactory.class.getName());
    reporter.setString(ChannelReporterFactory.CHANNEL_ID, channelId);
    // A bounded run makes no checkpoints while it waits for its last segments, which is most of
    // the time; what is thrown and not expected ends it.
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return configuration;
  }

  /** For a service, which goes on from its newest checkpoint. */
  static Configuration ofService(LocalServiceOptions options) {
    Configuration configuration = base(options.parallelism(), options.directory());
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, options.checkpointInterval());
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, options.checkpoints().toUri().toString());
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    return configuration;
  }

  private static Configuration base(int parallelism, Path directory) {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.ADDRESS, LOOPBACK);
    configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(WebOptions.SUBMIT_ENABLE, false);
    configuration.set(WebOptions.CANCEL_ENABLE, false);
    configuration.set(WebOptions.TMP_DIR, directory.toString());
    configuration.set(CoreOptions.TMP_DIRS, directory.toString());
    configuration.set(ClusterOptions.PROCESS_WORKING_DIR_BASE, directory.toString());
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    // State is small and on the heap; records are small, and channels grow with the square.
    int networkMib = NETWORK_MIB + parallelism * parallelism / 2;
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ZERO);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(networkMib));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(networkMib));
    configuration.set(TaskManagerOptions.MEMORY_SEGMENT_SIZE, new MemorySize(BUFFER_KIB * 1024L));
    // All parts are in this process: one that does not answer is not lost, the machine slept or
    // is overloaded.
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, PATIENCE);
    configuration.set(RpcOptions.ASK_TIMEOUT_DURATION, PATIENCE);
    // Nobody to hand them to; looking for those who make them would load the clients of stores.
    configuration.set(SecurityOptions.DELEGATION_TOKENS_ENABLED, false);
    return configuration;
  }

  /** The cluster so configured: one task manager, with a slot for each subtask. */
  static MiniClusterConfiguration cluster(Configuration configuration, int parallelism) {
    return new MiniClusterConfiguration.Builder()
        .setConfiguration(configuration)
        .setNumTaskManagers(1)
        .setNumSlotsPerTaskManager(parallelism)
        .build();
  }
}

package org.veilmark.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.junit.jupiter.api.Test;
import org.veilmark.media.MediaLimits;

/** The configuration as the embedded cluster gets it. */
class LocalConfigurationTest {
  private static final LocalOptions OPTIONS =
      LocalOptions.of(/* parallelism= */ 3, MediaLimits.DEFAULT);
  private static final Configuration CONFIGURATION =
      LocalConfiguration.cluster(
              LocalConfiguration.of(OPTIONS, Path.of("directory"), "channel"),
              OPTIONS.parallelism())
          .getConfiguration();

  @Test
  void cluster_machineThatSlept_isWaitedForForDays() {
    Duration weekend = Duration.ofDays(3);

    assertThat(CONFIGURATION.get(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT)).isGreaterThan(weekend);
    assertThat(CONFIGURATION.get(RpcOptions.ASK_TIMEOUT_DURATION)).isGreaterThan(weekend);
  }

  @Test
  void cluster_everySubtask_hasItsSlot() {
    assertThat(CONFIGURATION.get(TaskManagerOptions.NUM_TASK_SLOTS)).isEqualTo(3);
  }

  @Test
  void cluster_unexpectedFailure_endsTheRun() {
    assertThat(CONFIGURATION.get(RestartStrategyOptions.RESTART_STRATEGY)).isEqualTo("none");
  }
}

package org.veilmark.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.junit.jupiter.api.Test;

/** The shipped {@code flink-conf/config.yaml}, read by Flink itself. */
class FlinkConfTest {

  private static final Configuration SHIPPED =
      GlobalConfiguration.loadConfiguration("../flink-conf");

  @Test
  void javaOptions_areTheListThatTheTestsRunWith() {
    assertThat(SHIPPED.get(CoreOptions.FLINK_JVM_OPTIONS))
        .isEqualTo(System.getProperty("flink.add-opens"));
  }

  @Test
  void houseRules_areSwitchedOn() {
    assertThat(SHIPPED.get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(SHIPPED.get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
    assertThat(SHIPPED.get(CheckpointingOptions.ENABLE_UNALIGNED)).isTrue();
    assertThat(SHIPPED.get(RestOptions.BIND_ADDRESS)).isEqualTo("localhost");
    assertThat(CoreOptions.getParentFirstLoaderPatterns(SHIPPED)).contains("org.bytedeco");
  }

  @Test
  void memoryOfTheTaskManager_addsUp() {
    assertThat(TaskExecutorProcessUtils.processSpecFromConfig(SHIPPED).getTotalProcessMemorySize())
        .isEqualTo(SHIPPED.get(TaskManagerOptions.TOTAL_PROCESS_MEMORY));
    assertThat(TaskExecutorProcessUtils.processSpecFromConfig(SHIPPED).getTaskHeapSize())
        .isGreaterThan(MemorySize.parse("1 gb"));
  }
}

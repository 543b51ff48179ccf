package org.veilmark.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.veilmark.operators.work.PlannedWork;
import org.veilmark.operators.work.SegmentProgress;

/** The shipped dashboard asks for metrics that there are. */
class DashboardTest {
  private static final Pattern METRIC =
      Pattern.compile("flink_taskmanager_job_task_operator_(\\w+)");

  @Test
  void metrics_areThoseThatOperatorsCount() throws Exception {
    String dashboard = Files.readString(Path.of("../flink-conf/grafana-dashboard.json"));
    Set<String> asked =
        METRIC.matcher(dashboard).results().map(m -> m.group(1)).collect(Collectors.toSet());
    assertThat(asked)
        .containsExactlyInAnyOrder(
            PlannedWork.SEGMENTS,
            SegmentProgress.SEGMENTS,
            SegmentProgress.SEGMENTS_FOUND,
            SegmentProgress.FRAMES,
            "decodeMicros",
            "signalMicros",
            "encodeMicros",
            SegmentProgress.CODE + "_" + SegmentProgress.SEGMENTS_FAILED,
            "kind_state_jobsFinished",
            "code_jobsFailed",
            "wave_marginDb_marksRead");
  }
}

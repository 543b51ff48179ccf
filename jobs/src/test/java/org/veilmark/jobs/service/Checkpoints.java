package org.veilmark.jobs.service;

import java.time.Duration;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.checkpoint.CheckpointStatsCounts;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.awaitility.Awaitility;

/** The checkpoints of a job. */
record Checkpoints(MiniCluster cluster, JobID jobId) {

  /** Waits for one that begins from now on. */
  void awaitNew() throws Exception {
    long before = counts().getNumberOfCompletedCheckpoints();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> counts().getNumberOfCompletedCheckpoints() >= before + 2);
  }

  /** Waits until the job has gone back to one, for the first time: what is told of it may lag. */
  void awaitRestored() {
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> restored() == 1);
  }

  /** How often the job went back to one, as far as that is told yet. */
  long restored() throws Exception {
    return counts().getNumberOfRestoredCheckpoints();
  }

  private CheckpointStatsCounts counts() throws Exception {
    return cluster.getExecutionGraph(jobId).get().getCheckpointStatsSnapshot().getCounts();
  }
}

package org.veilmark.jobs.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.veilmark.jobs.TestRequests;
import org.veilmark.operators.admit.QueueLimits;
import org.veilmark.operators.admit.StartJobs;
import org.veilmark.operators.intake.JobEvent;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.GateSignal;
import org.veilmark.schema.GateSignalKind;
import org.veilmark.schema.JobRequest;

/** Jobs that wait are on disk, not in memory. */
class WaitingJobsTest {
  private static final int JOBS = 10_000;
  private static final int USER_DATA_BYTES = 1024;

  /** As Java objects the requests alone would take twice this. */
  private static final long MOST_GROWTH_BYTES = 8L << 20;

  private static JobEvent request(int number) throws Exception {
    return JobEvent.of(
        JobRequest.newBuilder(TestRequests.extract("job" + number, Path.of("/films/film.mp4")))
            .setUserData(Integer.toString(number).repeat(USER_DATA_BYTES).substring(0, 1024))
            .build());
  }

  private static JobEvent done(String jobId) {
    return JobEvent.of(
        GateSignal.newBuilder().setKind(GateSignalKind.JOB_DONE).setJobId(jobId).build());
  }

  @SuppressWarnings("try")
  @Test
  void request_tenThousandWaiting_memoryStaysFlatAndNoneIsLost() throws Exception {
    try (KeyedOneInputStreamOperatorTestHarness<String, JobEvent, JobRequest> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new StartJobs(new QueueLimits(1, 1))),
            event -> "queues",
            Types.STRING)) {
      harness.setStateBackend(new EmbeddedRocksDBStateBackend());
      harness.setup(
          new RecordType<>(JobRequest.class)
              .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
      harness.open();
      int warm = JOBS / 10;
      for (int i = 0; i < warm; i++) {
        harness.processElement(request(i), 0);
      }
      drop(harness);
      long before = usedBytes();
      for (int i = warm; i < JOBS; i++) {
        harness.processElement(request(i), 0);
        drop(harness);
      }
      assertThat(usedBytes() - before).isLessThan(MOST_GROWTH_BYTES);

      for (int i = 0; i < JOBS - 1; i++) {
        harness.processElement(done("job" + i), 0);
        assertThat(harness.extractOutputValues())
            .singleElement()
            .extracting(JobRequest::getJobId)
            .isEqualTo("job" + (i + 1));
        drop(harness);
      }
    }
  }

  private static void drop(
      KeyedOneInputStreamOperatorTestHarness<String, JobEvent, JobRequest> harness) {
    harness.getOutput().clear();
    harness.getSideOutput(StartJobs.RECORDS).clear();
  }

  private static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}

package org.veilmark.operators.finish;

import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.GateSignal;
import org.veilmark.schema.GateSignalKind;
import org.veilmark.schema.JobRecord;

/**
 * By job id: sees to it that the final record of a job is its last, whichever way the records came
 * here, and says that the job is over.
 */
public final class SettleJobs extends KeyedProcessFunction<String, JobRecord, JobRecord>
    implements ResultTypeQueryable<JobRecord> {
  private static final long serialVersionUID = 1L;

  /** Says of each job that it is over; may say it again. */
  public static final OutputTag<GateSignal> DONE =
      new OutputTag<>("jobs-done", new RecordType<>(GateSignal.class));

  private final Duration remembers;

  private transient ValueState<Boolean> settled;

  /** A function that holds back what comes within {@code remembers} after a final record. */
  public SettleJobs(Duration remembers) {
    this.remembers = remembers;
  }

  @Override
  public void open(OpenContext context) {
    settled = getRuntimeContext().getState(new ValueStateDescriptor<>("settled", Types.BOOLEAN));
  }

  @Override
  public void processElement(JobRecord record, Context context, Collector<JobRecord> out)
      throws IOException {
    boolean first = settled.value() == null;
    if (first) {
      out.collect(record);
    }
    if (JobStates.isFinal(record.getState())) {
      if (first) {
        settled.update(true);
        long nowMillis = context.timerService().currentProcessingTime();
        context.timerService().registerProcessingTimeTimer(nowMillis + remembers.toMillis());
      }
      // Said of one that is held back, too: its place in the queue is free.
      context.output(
          DONE,
          GateSignal.newBuilder()
              .setKind(GateSignalKind.JOB_DONE)
              .setJobId(record.getJobId())
              .build());
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<JobRecord> out) {
    settled.clear();
  }

  @Override
  public TypeInformation<JobRecord> getProducedType() {
    return new RecordType<>(JobRecord.class);
  }
}

package org.veilmark.operators.admit;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.veilmark.operators.intake.JobEvent;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.GateSignal;
import org.veilmark.schema.GateSignalKind;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;

/**
 * By job id: lets the first request of an id through and drops what comes again; refuses what
 * cannot be a job; hands on that a job is over or cancelled, in order with its request.
 *
 * <p>An id is remembered from its request until a while after the job is over, since its submitter
 * may repeat a request that it got no answer to. A cancellation that comes ahead of its request is
 * remembered as long.
 *
 * <p>Signals may come early after a recovery, from work that is done again. So a job that counts as
 * over still has its signals handed on.
 */
public final class AdmitJobs extends KeyedProcessFunction<String, JobEvent, JobEvent> {
  private static final long serialVersionUID = 1L;

  /** Final records of jobs that were not let through. */
  public static final OutputTag<JobRecord> RECORDS =
      new OutputTag<>("records-of-refused", new RecordType<>(JobRecord.class));

  /** Counter of requests whose id was known already. */
  public static final String DUPLICATES = "duplicateRequests";

  private final Duration remembers;

  private transient ValueState<Integer> standing;
  private transient ValueState<Long> forgetAtMillis;
  private transient Counter duplicates;

  /** A function that remembers ids for {@code remembers} after their jobs are over. */
  public AdmitJobs(Duration remembers) {
    this.remembers = remembers;
  }

  @Override
  public void open(OpenContext context) {
    standing = getRuntimeContext().getState(new ValueStateDescriptor<>("standing", Types.INT));
    forgetAtMillis =
        getRuntimeContext().getState(new ValueStateDescriptor<>("forget-at", Types.LONG));
    duplicates = getRuntimeContext().getMetricGroup().counter(DUPLICATES);
  }

  @Override
  public void processElement(JobEvent event, Context context, Collector<JobEvent> out)
      throws Exception {
    JobRequest request = event.request();
    if (request != null) {
      admit(request, context, out);
    } else if (event.command() != null) {
      cancel(context, out);
    } else {
      end(event, context, out);
    }
  }

  private void admit(JobRequest request, Context context, Collector<JobEvent> out)
      throws IOException {
    long nowMillis = context.timerService().currentProcessingTime();
    switch (known()) {
      case UNKNOWN -> {
        Optional<JobError> refusal = RequestRules.refusal(request);
        if (refusal.isPresent()) {
          context.output(RECORDS, WaitingRecords.refused(request, refusal.get(), nowMillis));
          remember(JobStanding.OVER, context);
        } else {
          standing.update(JobStanding.ADMITTED.wireId());
          out.collect(JobEvent.of(request));
        }
      }
      case CANCELLED_AHEAD -> {
        context.output(RECORDS, WaitingRecords.cancelled(request, nowMillis));
        remember(JobStanding.OVER, context);
      }
      case ADMITTED, OVER -> duplicates.inc();
    }
  }

  private void cancel(Context context, Collector<JobEvent> out) throws IOException {
    switch (known()) {
      case UNKNOWN -> remember(JobStanding.CANCELLED_AHEAD, context);
      case ADMITTED, OVER ->
          out.collect(
              JobEvent.of(
                  GateSignal.newBuilder()
                      .setKind(GateSignalKind.JOB_CANCELLED)
                      .setJobId(context.getCurrentKey())
                      .build()));
      case CANCELLED_AHEAD -> {
        // Said twice.
      }
    }
  }

  private void end(JobEvent event, Context context, Collector<JobEvent> out) throws IOException {
    switch (known()) {
      case ADMITTED -> {
        remember(JobStanding.OVER, context);
        out.collect(event);
      }
      case OVER -> out.collect(event);
      case UNKNOWN, CANCELLED_AHEAD -> {
        // Of a job that is long forgotten.
      }
    }
  }

  private JobStanding known() throws IOException {
    Integer wireId = standing.value();
    return wireId == null ? JobStanding.UNKNOWN : JobStanding.ofWireId(wireId);
  }

  private void remember(JobStanding now, Context context) throws IOException {
    long atMillis = context.timerService().currentProcessingTime() + remembers.toMillis();
    standing.update(now.wireId());
    forgetAtMillis.update(atMillis);
    context.timerService().registerProcessingTimeTimer(atMillis);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<JobEvent> out)
      throws IOException {
    Long atMillis = forgetAtMillis.value();
    // One that was set before something else was to be remembered says nothing.
    if (atMillis != null && timestamp >= atMillis) {
      standing.clear();
      forgetAtMillis.clear();
    }
  }
}

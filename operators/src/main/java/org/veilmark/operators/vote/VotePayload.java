package org.veilmark.operators.vote;

import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.veilmark.operators.gather.CompleteJob;
import org.veilmark.operators.gather.JobLedger;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.types.RecordType;
import org.veilmark.operators.work.PlannedWork;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentPlan;

/**
 * Collects, by job, the manifest of a stage and the evidence of all its segments, then decides
 * once, over the segments in order: emits the record, or the plan of the next stage on the side
 * output {@link #NEXT}. Both inputs may come in any order and more than once; nothing depends on
 * it. State is cleared with the decision, but for a mark that keeps repetitions out for a while.
 */
public final class VotePayload
    extends KeyedCoProcessFunction<String, JobManifest, SegmentEvidence, JobRecord>
    implements ResultTypeQueryable<JobRecord> {
  private static final long serialVersionUID = 1L;

  /** What the next stage has to read. */
  public static final OutputTag<SegmentPlan> NEXT =
      new OutputTag<>("next", new RecordType<>(SegmentPlan.class));

  private final KeySource keys;
  private final Duration remembersSettled;

  private transient JobLedger<SegmentEvidence> ledger;
  private transient VoteDecision decision;
  private transient PlannedWork planned;

  /**
   * A function of these collaborators.
   *
   * @param keys resolves the key ids of requests; evidence is free of keys
   * @param remembersSettled for at least how long repetitions are ignored
   */
  public VotePayload(KeySource keys, Duration remembersSettled) {
    this.keys = keys;
    this.remembersSettled = remembersSettled;
  }

  @Override
  public void open(OpenContext context) {
    ledger = JobLedger.in(getRuntimeContext(), new RecordType<>(SegmentEvidence.class));
    decision = new VoteDecision(keys);
    planned = PlannedWork.in(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement1(JobManifest manifest, Context context, Collector<JobRecord> out)
      throws Exception {
    settle(ledger.enter(manifest), context, out);
  }

  @Override
  public void processElement2(SegmentEvidence evidence, Context context, Collector<JobRecord> out)
      throws Exception {
    settle(ledger.enter(evidence.getSegmentIndex(), evidence), context, out);
  }

  private void settle(
      Optional<CompleteJob<SegmentEvidence>> job, Context context, Collector<JobRecord> out)
      throws Exception {
    if (job.isPresent()) {
      emit(decision.decide(job.get()), context, out);
      ledger.settle();
      context
          .timerService()
          .registerProcessingTimeTimer(
              context.timerService().currentProcessingTime() + remembersSettled.toMillis());
    }
  }

  private void emit(Verdict verdict, Context context, Collector<JobRecord> out) {
    if (verdict instanceof Verdict.Decided decided) {
      out.collect(decided.record());
    } else if (verdict instanceof Verdict.Undecided undecided) {
      planned.add(undecided.next());
      context.output(NEXT, undecided.next());
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<JobRecord> out) {
    ledger.forget();
  }

  @Override
  public TypeInformation<JobRecord> getProducedType() {
    return new RecordType<>(JobRecord.class);
  }
}

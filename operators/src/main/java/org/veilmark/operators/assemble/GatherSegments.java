package org.veilmark.operators.assemble;

import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.veilmark.operators.gather.CompleteJob;
import org.veilmark.operators.gather.JobLedger;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.SegmentOutput;

/**
 * Waits, by job, for the manifest and the outputs of all its segments, then emits them once, in
 * order. Both may come in any order and more than once; nothing depends on it. State is cleared
 * with the emission, but for a mark that keeps repetitions out for a while.
 */
public final class GatherSegments
    extends KeyedCoProcessFunction<String, JobManifest, SegmentOutput, AssemblyTask> {
  private static final long serialVersionUID = 1L;

  private final Duration remembersSettled;

  private transient JobLedger<SegmentOutput> ledger;

  /** A function that ignores repetitions for at least {@code remembersSettled}. */
  public GatherSegments(Duration remembersSettled) {
    this.remembersSettled = remembersSettled;
  }

  @Override
  public void open(OpenContext context) {
    ledger = JobLedger.in(getRuntimeContext(), new RecordType<>(SegmentOutput.class));
  }

  @Override
  public void processElement1(JobManifest manifest, Context context, Collector<AssemblyTask> out)
      throws Exception {
    settle(ledger.enter(manifest), context, out);
  }

  @Override
  public void processElement2(SegmentOutput output, Context context, Collector<AssemblyTask> out)
      throws Exception {
    settle(ledger.enter(output.getSegmentIndex(), output), context, out);
  }

  private void settle(
      Optional<CompleteJob<SegmentOutput>> job, Context context, Collector<AssemblyTask> out)
      throws Exception {
    if (job.isPresent()) {
      out.collect(AssemblyTask.of(job.get()));
      ledger.settle();
      context
          .timerService()
          .registerProcessingTimeTimer(
              context.timerService().currentProcessingTime() + remembersSettled.toMillis());
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<AssemblyTask> out) {
    ledger.forget();
  }
}

package org.veilmark.operators.gather;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.SegmentSpan;

/**
 * What has come back of one job, in keyed state: its manifest and the results of its segments, in
 * any order. Says when the job is complete. The first result of a segment counts; what comes again
 * after a replay is dropped.
 *
 * <p>A settled job leaves a mark behind, so that late repetitions do not open it again; {@link
 * #forget} removes that, too.
 *
 * @param <T> result of a segment
 */
public final class JobLedger<T> {
  private final ValueState<JobManifest> manifest;
  private final MapState<Integer, T> results;
  private final ValueState<Integer> received;
  private final ValueState<Boolean> settled;

  private JobLedger(RuntimeContext context, TypeInformation<T> resultType) {
    manifest =
        context.getState(
            new ValueStateDescriptor<>("manifest", new RecordType<>(JobManifest.class)));
    results = context.getMapState(new MapStateDescriptor<>("results", Types.INT, resultType));
    received = context.getState(new ValueStateDescriptor<>("received", Types.INT));
    settled = context.getState(new ValueStateDescriptor<>("settled", Types.BOOLEAN));
  }

  /** The ledger in the keyed state of {@code context}. */
  public static <T> JobLedger<T> in(RuntimeContext context, TypeInformation<T> resultType) {
    return new JobLedger<>(context, resultType);
  }

  /** Enters the manifest; returns the job if that completes it. */
  public Optional<CompleteJob<T>> enter(JobManifest arrived) throws Exception {
    if (settled.value() == null && manifest.value() == null) {
      manifest.update(arrived);
    }
    return complete();
  }

  /** Enters the result of a segment; returns the job if that completes it. */
  public Optional<CompleteJob<T>> enter(int segmentIndex, T result) throws Exception {
    if (settled.value() == null && !results.contains(segmentIndex)) {
      results.put(segmentIndex, result);
      received.update(count() + 1);
    }
    return complete();
  }

  /** Clears the job's state, all but the mark that it is settled. */
  public void settle() throws IOException {
    manifest.clear();
    results.clear();
    received.clear();
    settled.update(true);
  }

  /** Clears that mark. */
  public void forget() {
    settled.clear();
  }

  private int count() throws IOException {
    Integer count = received.value();
    return count == null ? 0 : count;
  }

  private Optional<CompleteJob<T>> complete() throws Exception {
    JobManifest known = manifest.value();
    if (known == null) {
      return Optional.empty();
    }
    List<SegmentSpan> expected =
        known.getSegments().stream().filter(span -> !span.getCopied()).toList();
    if (count() < expected.size()) {
      return Optional.empty();
    }
    List<T> inOrder = new ArrayList<>(expected.size());
    for (SegmentSpan span : expected) {
      inOrder.add(results.get(span.getSegmentIndex()));
    }
    return Optional.of(new CompleteJob<>(known, inOrder));
  }
}

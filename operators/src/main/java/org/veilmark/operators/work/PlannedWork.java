package org.veilmark.operators.work;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentPlan;

/** Counts what is planned, for the progress bar and for dashboards. Safe for use by all threads. */
public final class PlannedWork {
  /** Counter of segments planned so far. */
  public static final String SEGMENTS = "segmentsPlanned";

  /** Counter of the work planned so far, in frames times luma samples. */
  public static final String WORK = "workPixelsPlanned";

  private final Counter segments = new ThreadSafeSimpleCounter();
  private final Counter work = new ThreadSafeSimpleCounter();

  /** Registers the counters. */
  public static PlannedWork in(MetricGroup metrics) {
    PlannedWork planned = new PlannedWork();
    metrics.counter(SEGMENTS, planned.segments);
    metrics.counter(WORK, planned.work);
    return planned;
  }

  /** A stage of a job was planned. */
  public void add(SegmentPlan plan) {
    segments.inc(plan.getSegments().size());
    work.inc(plan.getSegments().stream().mapToLong(SegmentDescriptor::getWorkPixels).sum());
  }
}

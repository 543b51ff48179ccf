package org.veilmark.operators.work;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.veilmark.schema.JobError;
import org.veilmark.schema.SegmentDescriptor;

/**
 * Counts what a heavy stage does, for the progress bar and for dashboards. The work of a segment
 * adds up to what was planned, however many frames it turned out to have. For one thread at a time;
 * the counters may be read by any.
 */
public final class SegmentProgress implements WorkListener {
  /** Counter of frames decoded. */
  public static final String FRAMES = "framesProcessed";

  /** Counter of segments that came to their end, well or not. */
  public static final String SEGMENTS = "segmentsProcessed";

  /** Counter of segments whose work was found staged already. */
  public static final String SEGMENTS_FOUND = "segmentsFoundStaged";

  /** Counter of work, in frames times luma samples as planned. */
  public static final String WORK = "workPixelsProcessed";

  /** End of the names of the counters of microseconds, one for each step: decodeMicros, ... */
  private static final String MICROS = "Micros";

  /** Counter of segments that failed, in a group for each code of {@link #CODE}. */
  public static final String SEGMENTS_FAILED = "segmentsFailed";

  /** Name of the groups by error code. */
  public static final String CODE = "code";

  private final MetricGroup metrics;
  private final Map<Step, Counter> micros = new EnumMap<>(Step.class);
  private final ConcurrentMap<String, Counter> failures = new ConcurrentHashMap<>();
  private final Counter frames = new ThreadSafeSimpleCounter();
  private final Counter segments = new ThreadSafeSimpleCounter();
  private final Counter segmentsFound = new ThreadSafeSimpleCounter();
  private final Counter work = new ThreadSafeSimpleCounter();
  private long workLeft;

  private SegmentProgress(MetricGroup metrics) {
    this.metrics = metrics;
    for (Step step : Step.values()) {
      String name = step.name().toLowerCase(Locale.ROOT) + MICROS;
      micros.put(step, metrics.counter(name, new ThreadSafeSimpleCounter()));
    }
  }

  /** Registers the counters. */
  public static SegmentProgress in(MetricGroup metrics) {
    SegmentProgress progress = new SegmentProgress(metrics);
    metrics.counter(FRAMES, progress.frames);
    metrics.counter(SEGMENTS, progress.segments);
    metrics.counter(SEGMENTS_FOUND, progress.segmentsFound);
    metrics.counter(WORK, progress.work);
    return progress;
  }

  /** A segment begins. */
  public void begin(SegmentDescriptor descriptor) {
    workLeft = descriptor.getWorkPixels();
  }

  @Override
  public void frameDone(long lumaSamples) {
    frames.inc();
    long done = Math.min(lumaSamples, workLeft);
    workLeft -= done;
    work.inc(done);
  }

  @Override
  public void spent(Step step, long nanos) {
    micros.get(step).inc(TimeUnit.NANOSECONDS.toMicros(nanos));
  }

  /** A segment failed. May be called by any thread. */
  public void failed(JobError error) {
    failures
        .computeIfAbsent(
            error.getCode(),
            code ->
                metrics
                    .addGroup(CODE, code)
                    .counter(SEGMENTS_FAILED, new ThreadSafeSimpleCounter()))
        .inc();
  }

  /** The segment is over. */
  public void end() {
    segments.inc();
    work.inc(workLeft);
    workLeft = 0;
  }

  /** The segment that began was done before. */
  public void foundStaged() {
    segmentsFound.inc();
  }
}

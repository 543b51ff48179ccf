package org.veilmark.operators.work;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.veilmark.schema.SegmentDescriptor;

/**
 * Counts what a heavy stage does, for the progress bar and for dashboards. The work of a segment
 * adds up to what was planned, however many frames it turned out to have. For one thread at a time;
 * the counters may be read by any.
 */
public final class SegmentProgress {
  /** Counter of frames decoded. */
  public static final String FRAMES = "framesProcessed";

  /** Counter of segments that came to their end, well or not. */
  public static final String SEGMENTS = "segmentsProcessed";

  /** Counter of segments whose work was found staged already. */
  public static final String SEGMENTS_FOUND = "segmentsFoundStaged";

  /** Counter of work, in frames times luma samples as planned. */
  public static final String WORK = "workPixelsProcessed";

  private final Counter frames = new ThreadSafeSimpleCounter();
  private final Counter segments = new ThreadSafeSimpleCounter();
  private final Counter segmentsFound = new ThreadSafeSimpleCounter();
  private final Counter work = new ThreadSafeSimpleCounter();
  private long workLeft;

  /** Registers the counters. */
  public static SegmentProgress in(MetricGroup metrics) {
    SegmentProgress progress = new SegmentProgress();
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

  /** A frame of so many luma samples is done. */
  public void frameDone(long lumaSamples) {
    frames.inc();
    long done = Math.min(lumaSamples, workLeft);
    workLeft -= done;
    work.inc(done);
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

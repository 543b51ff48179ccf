package org.veilmark.operators.segment;

import org.veilmark.schema.SegmentDescriptor;

/**
 * What is done with a segment.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface SegmentWork<T> {

  /** Does it, on the one thread of its subtask; what it throws becomes a failed segment. */
  T on(SegmentDescriptor descriptor) throws Exception;
}

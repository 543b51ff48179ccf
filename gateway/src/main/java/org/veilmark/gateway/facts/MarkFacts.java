package org.veilmark.gateway.facts;

import java.util.List;

/**
 * A mark, and where it is.
 *
 * @param message the text read
 * @param algorithm the scheme, {@code v1} or {@code v2}
 * @param level which planes carry it: 0 U, 1 U and V, 2 Y, U and V
 * @param falsePositiveProbability chance that an unmarked video would have given a message
 * @param marginDb quality of the soft bits over the limit of the code, in dB
 * @param rate seconds of the marked video that pass in a second of this copy
 * @param geometry how the picture was altered
 * @param ranges the parts of the video that show it, in order
 */
public record MarkFacts(
    String message,
    String algorithm,
    int level,
    double falsePositiveProbability,
    double marginDb,
    double rate,
    GeometryFacts geometry,
    List<TimeRange> ranges) {

  /** Copies. */
  public MarkFacts {
    ranges = List.copyOf(ranges);
  }
}

package org.veilmark.gateway.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an extraction found.
 *
 * @param found whether there is a mark
 * @param falsePositiveProbability chance that an unmarked video would have given this
 * @param threshold the highest chance at which a mark is reported
 * @param statistic of detection, in standard deviations of an unmarked video; null: not known
 * @param wave the stage that decided, such as {@code glance}; null: not known
 * @param segmentsUsed segments whose evidence counted
 * @param framesDecoded in all stages
 * @param mapsTried how many changes of the picture were tried, in all segments
 * @param fingerprintBytes size of the fingerprint that the record holds; 0: it has none
 * @param marks all marks found, that which lasts longest first
 */
public record ExtractFacts(
    boolean found,
    double falsePositiveProbability,
    double threshold,
    @Nullable Double statistic,
    @Nullable String wave,
    int segmentsUsed,
    long framesDecoded,
    long mapsTried,
    int fingerprintBytes,
    List<MarkFacts> marks) {

  /** Copies. */
  public ExtractFacts {
    marks = List.copyOf(marks);
  }
}

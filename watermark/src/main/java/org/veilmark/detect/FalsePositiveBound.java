package org.veilmark.detect;

import org.veilmark.code.PayloadFrame;

/** A bound on the probability that an unmarked video gives a message. */
public final class FalsePositiveBound {
  /** Where nobody asks for another, nothing less certain than this is reported. */
  public static final double DEFAULT_THRESHOLD = 1e-9;

  private FalsePositiveBound() {}

  /**
   * The union bound over all tags that were compared: of independent random bits each fits with
   * probability 2^-48.
   *
   * @param tagsChecked number of comparisons, over all keys, algorithms, places, length classes and
   *     list entries
   * @return a probability, at most 1
   */
  public static double ofTags(long tagsChecked) {
    return Math.min(1, Math.scalb((double) tagsChecked, -PayloadFrame.TAG_BITS));
  }
}

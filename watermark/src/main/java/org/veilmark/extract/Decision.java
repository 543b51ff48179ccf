package org.veilmark.extract;

import java.util.Optional;
import java.util.OptionalDouble;
import org.veilmark.code.Algorithm;
import org.veilmark.code.PayloadFrame;

/**
 * What the evidence says.
 *
 * @param frame the message and its level; empty where no watermark was found
 * @param algorithm how the mark was embedded, or, where none was found, the one that came nearest
 * @param falsePositiveProbability chance that an unmarked video would have given a message, over
 *     everything tried; 1 where nothing was found
 * @param marginDb how much noisier the soft bits could have been, in decibels; empty where nothing
 *     was found
 * @param statistic the best pilot correlation, in standard deviations
 * @param located how the picture was found to be changed
 * @param rate how many seconds of the marked video pass in a second of the copy
 * @param offsetSeconds what to add to presentation times, multiplied by the rate, to get those of
 *     the embedder, modulo the carrier's cycle
 * @param shiftX how far the mark was found to the right of where it was embedded, in canonical
 *     pixels
 * @param shiftY the same, downwards
 */
public record Decision(
    Optional<PayloadFrame> frame,
    Algorithm algorithm,
    double falsePositiveProbability,
    OptionalDouble marginDb,
    double statistic,
    Located located,
    double rate,
    double offsetSeconds,
    double shiftX,
    double shiftY) {

  /** Whether a message was found. */
  public boolean found() {
    return frame.isPresent();
  }

  /**
   * The same, where it is one of several tries, any of which might have given a message: each may
   * use up a share of the threshold, and its probability counts so much more (weighted Bonferroni:
   * C. Genovese et al., "False discovery control with p-value weighting", Biometrika 93, 2006).
   */
  Decision ofShare(double share) {
    return new Decision(
        frame,
        algorithm,
        Math.min(1, falsePositiveProbability / share),
        marginDb,
        statistic,
        located,
        rate,
        offsetSeconds,
        shiftX,
        shiftY);
  }

  /** This one, or another that is a find where this is none, or comes nearer to one. */
  Decision orSurer(Decision other) {
    if (found() != other.found()) {
      return found() ? this : other;
    }
    return other.statistic > statistic ? other : this;
  }
}

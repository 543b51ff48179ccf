package org.veilmark.embed;

import java.util.Locale;
import org.veilmark.code.Algorithm;
import org.veilmark.code.LengthClass;
import org.veilmark.code.MessageException;
import org.veilmark.code.PayloadFrame;
import org.veilmark.code.TextCoding;
import org.veilmark.spread.CarrierFormat;

/**
 * How much video a message needs so that the marked copy, as it is, gives it back.
 *
 * <p>Nothing is promised of attacked copies: more video always makes a mark tougher. What is
 * promised was measured: docs/decisions/0008-v1-and-length-limits.md.
 */
public final class MessageLimit {
  /** What the first epoch takes until its second sign begins to tell the mark from the host. */
  private static final double LEAD_SECONDS = 1.4;

  private MessageLimit() {}

  /** Seconds of marked video that a length class needs. */
  public static double secondsFor(Algorithm algorithm, LengthClass lengthClass) {
    CarrierFormat format = CarrierFormat.STANDARD;
    double coefficients = lengthClass.frameBits() / highestRate(algorithm);
    return LEAD_SECONDS + coefficients / format.coefficientsPerEpoch() * format.epochSeconds();
  }

  /** Frame bits over coefficients at which the code still corrects what the host does to them. */
  private static double highestRate(Algorithm algorithm) {
    return switch (algorithm) {
      // 2 dB fainter than v2, so that the same bits need 2 dB more coefficients.
      case V1 -> 0.35;
      case V2 -> 0.55;
    };
  }

  /**
   * Checks that a message fits the video that is to carry it.
   *
   * @param markedSeconds length of the part of the video that is marked
   * @throws MessageException where it does not; says how much would
   */
  public static void check(Algorithm algorithm, PayloadFrame frame, double markedSeconds)
      throws MessageException {
    double needed = secondsFor(algorithm, frame.lengthClass());
    if (markedSeconds < needed) {
      throw new MessageException(
          String.format(
              Locale.ROOT,
              "a message of %s needs %.1f s of video, this range has %.1f s: %s",
              length(frame.message()),
              Math.ceil(10 * needed) / 10,
              Math.floor(10 * markedSeconds) / 10,
              whatFits(algorithm, frame.coding(), markedSeconds)));
    }
  }

  private static String length(String message) {
    int characters = message.codePointCount(0, message.length());
    return characters == 1 ? "1 character" : characters + " characters";
  }

  private static String whatFits(Algorithm algorithm, TextCoding coding, double markedSeconds) {
    int bits = 0;
    for (LengthClass lengthClass : LengthClass.values()) {
      if (secondsFor(algorithm, lengthClass) <= markedSeconds) {
        bits = lengthClass.messageBits();
      }
    }
    int characters = coding.charactersIn(bits);
    return characters == 0
        ? "not even one character fits"
        : "at most " + characters + " " + coding.characters() + " fit";
  }
}

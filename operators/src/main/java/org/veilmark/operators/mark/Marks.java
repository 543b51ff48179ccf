package org.veilmark.operators.mark;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veilmark.code.Algorithm;
import org.veilmark.code.MessageException;
import org.veilmark.code.PayloadFrame;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.embed.MessageLimit;
import org.veilmark.media.ColourTags;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.JobException;
import org.veilmark.schema.MarkSettings;
import org.veilmark.schema.SegmentDescriptor;

/** Translates the marks of records to those of the signal library, and back. */
public final class Marks {
  /**
   * A code value of PQ (SMPTE ST 2084) is a step of 4 % of the luminance at 100 cd/m2, twice what
   * it is with the gamma that the mark's amplitude was set for.
   */
  private static final double PQ_STRENGTH = 0.5;

  private Marks() {}

  /**
   * The embedding of a record, checked.
   *
   * @throws JobException if the scheme is not available, the message cannot be framed, or a number
   *     is out of its range
   */
  public static EmbedSettings settings(MarkSettings mark) throws JobException {
    try {
      EmbedSettings settings =
          new EmbedSettings(
              algorithm(mark.getAlgorithm()),
              mark.getLevel(),
              mark.getStrength(),
              mark.getMessage());
      PayloadFrame unused = PayloadFrame.of(settings.message(), settings.level());
      return settings;
    } catch (MessageException e) {
      throw new JobException(FailureCode.MESSAGE_INVALID, e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new JobException(FailureCode.REQUEST_INVALID, e.getMessage(), e);
    }
  }

  /**
   * The embedding of a segment: as strong as its bits ask for, and as code values that mean other
   * luminances than usually ask for.
   */
  public static EmbedSettings settings(SegmentDescriptor segment, ColourTags colour)
      throws JobException {
    EmbedSettings settings = settings(segment.getMark());
    double strength =
        settings.strength() * (colour.isPq() ? PQ_STRENGTH : 1) * ScarceBits.strength(segment);
    return new EmbedSettings(
        settings.algorithm(),
        settings.level(),
        Math.min(EmbedSettings.MAX_STRENGTH, strength),
        settings.message());
  }

  /**
   * Refuses a message that the video is too short for; a strength of 0 puts none in.
   *
   * @param markedSeconds length of the part of the video that is marked
   */
  public static void requireFit(EmbedSettings settings, double markedSeconds) throws JobException {
    if (settings.strength() == 0) {
      return;
    }
    try {
      MessageLimit.check(
          settings.algorithm(),
          PayloadFrame.of(settings.message(), settings.level()),
          markedSeconds);
    } catch (MessageException e) {
      throw new JobException(FailureCode.MESSAGE_INVALID, e.getMessage(), e);
    }
  }

  /**
   * The schemes that an extraction tries, in order.
   *
   * @param requested null: all
   */
  public static List<Algorithm> toTry(org.veilmark.schema.@Nullable Algorithm requested)
      throws JobException {
    return requested == null ? Algorithm.TO_TRY : List.of(algorithm(requested));
  }

  /** As records name it. */
  public static org.veilmark.schema.Algorithm toRecord(Algorithm algorithm) {
    return switch (algorithm) {
      case V1 -> org.veilmark.schema.Algorithm.V1;
      case V2 -> org.veilmark.schema.Algorithm.V2;
    };
  }

  private static Algorithm algorithm(org.veilmark.schema.Algorithm requested) throws JobException {
    return Algorithm.TO_TRY.stream()
        .filter(available -> toRecord(available) == requested)
        .findFirst()
        .orElseThrow(
            () ->
                new JobException(
                    FailureCode.ALGORITHM_UNSUPPORTED,
                    "algorithm " + requested + " is not available, only " + Algorithm.TO_TRY));
  }
}

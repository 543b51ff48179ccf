package org.veilmark.cli;

import org.jspecify.annotations.Nullable;
import org.veilmark.code.MessageException;
import org.veilmark.code.PayloadFrame;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.schema.Algorithm;
import org.veilmark.schema.JobRequest;
import picocli.CommandLine.Option;

/** What the mark is like. */
final class MarkOptions {
  /** Any message that is fit, where only the rest is to be checked. */
  private static final String SOME_MESSAGE = "x";

  @Option(
      names = "--level",
      paramLabel = "0|1|2",
      description = "Planes that carry the mark: 0 U, 1 U and V, 2 Y, U and V (default).")
  private int level = 2;

  @Option(
      names = "--algo",
      paramLabel = "v1|v2",
      converter = AlgorithmConverter.class,
      description =
          "Scheme of the mark: v1 is fainter and spread over a minute, v2 stands in every few "
              + "seconds; default: v1 from three minutes on, else v2.")
  private @Nullable Algorithm algorithm;

  @Option(
      names = "--strength",
      paramLabel = "X",
      description = "Relative to the default 1; 0 leaves the mark out.")
  private double strength = 1;

  /**
   * Refuses what no video can be marked with.
   *
   * @param message null: not known yet
   * @throws IllegalArgumentException saying what is out of range
   * @throws MessageException if the message cannot be coded
   */
  void check(@Nullable String message) throws MessageException {
    String checked = message == null ? SOME_MESSAGE : message;
    EmbedSettings unusedMark =
        new EmbedSettings(org.veilmark.code.Algorithm.V2, level, strength, checked);
    PayloadFrame unusedFrame = PayloadFrame.of(checked, level);
  }

  /** Adds them to a request. */
  JobRequest.Builder addTo(JobRequest.Builder request) {
    return request.setAlgorithm(algorithm).setLevel(level).setStrength(strength);
  }
}

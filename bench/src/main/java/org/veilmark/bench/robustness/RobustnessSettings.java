package org.veilmark.bench.robustness;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.veilmark.code.Algorithm;
import org.veilmark.embed.EmbedSettings;

/**
 * What to measure.
 *
 * @param clips files
 * @param seconds how much of each clip's beginning is marked and attacked, more than 0
 * @param messageLength characters of the messages, 1 to 64
 * @param level planes that carry the mark, 0 to 2
 * @param strength of the mark, relative to the default 1; more than 0, at most {@link
 *     EmbedSettings#MAX_STRENGTH}
 * @param algorithm scheme of the mark, and the only one that is looked for; empty: as the product
 *     chooses, and both are looked for
 * @param attacks what to do to the copies
 * @param sweeps whether to measure by bit rate, clip length and message length, too
 */
public record RobustnessSettings(
    List<Path> clips,
    double seconds,
    int messageLength,
    int level,
    double strength,
    Optional<Algorithm> algorithm,
    List<ListedAttack> attacks,
    boolean sweeps) {
  /** Longest message, in characters. */
  public static final int MAX_MESSAGE_LENGTH = 64;

  /** Checks ranges. */
  public RobustnessSettings {
    clips = List.copyOf(clips);
    attacks = List.copyOf(attacks);
    if (!(seconds > 0 && Double.isFinite(seconds))) {
      throw new IllegalArgumentException("seconds " + seconds + " are not more than 0");
    }
    if (messageLength < 1 || messageLength > MAX_MESSAGE_LENGTH) {
      throw new IllegalArgumentException(
          "message length " + messageLength + " is not in 1.." + MAX_MESSAGE_LENGTH);
    }
    if (level < 0 || level > 2) {
      throw new IllegalArgumentException("level " + level + ": there are 0, 1 and 2");
    }
    if (!(strength > 0 && strength <= EmbedSettings.MAX_STRENGTH)) {
      throw new IllegalArgumentException(
          "strength " + strength + " is not more than 0 and at most " + EmbedSettings.MAX_STRENGTH);
    }
  }

  /** The same for other clips. */
  public RobustnessSettings withClips(List<Path> files) {
    return new RobustnessSettings(
        files, seconds, messageLength, level, strength, algorithm, attacks, sweeps);
  }

  /** The same at another strength. */
  public RobustnessSettings withStrength(double other) {
    return new RobustnessSettings(
        clips, seconds, messageLength, level, other, algorithm, attacks, sweeps);
  }

  /** The scheme by which this much video is marked. */
  Algorithm markedBy(double markedSeconds) {
    return algorithm.orElse(Algorithm.byDefault(markedSeconds));
  }

  /** The schemes that are looked for, in order. */
  List<Algorithm> lookedFor() {
    return algorithm.map(List::of).orElse(Algorithm.TO_TRY);
  }
}

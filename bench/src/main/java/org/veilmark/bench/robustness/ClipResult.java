package org.veilmark.bench.robustness;

import java.util.List;
import org.veilmark.bench.ClipFolder;
import org.veilmark.bench.quality.Quality;
import org.veilmark.bench.quality.WorstPicture;

/**
 * Everything measured on one clip.
 *
 * @param name file name
 * @param message what was embedded
 * @param seconds of it that were marked
 * @param quality of the mark alone
 * @param growth size of the marked copy at CRF 23 over that of an unmarked one, minus 1
 * @param worst the picture that shows the mark most
 * @param attacks one for each attack
 * @param byBitRate one for each constant rate factor, x
 * @param byClipSeconds one for each length of excerpts, x
 * @param byCharacters one for each length of messages, x
 * @param falseFinds messages found where there was none to find: in the unmarked copy, and in the
 *     marked one with another key
 * @param falseFindTries how many times that was tried
 */
public record ClipResult(
    String name,
    String message,
    double seconds,
    Quality quality,
    double growth,
    WorstPicture worst,
    List<AttackResult> attacks,
    List<SweepPoint> byBitRate,
    List<SweepPoint> byClipSeconds,
    List<SweepPoint> byCharacters,
    int falseFinds,
    int falseFindTries) {

  /** Copies the lists. */
  public ClipResult {
    attacks = List.copyOf(attacks);
    byBitRate = List.copyOf(byBitRate);
    byClipSeconds = List.copyOf(byClipSeconds);
    byCharacters = List.copyOf(byCharacters);
  }

  /** The first word of the file's name. */
  public String shortName() {
    return ClipFolder.shortName(name);
  }

  /** How many copies of a tier were read. */
  public Tally tally(Tier tier) {
    return Tally.of(
        attacks.stream()
            .filter(result -> result.attack().tier() == tier)
            .map(AttackResult::cell)
            .toList());
  }
}

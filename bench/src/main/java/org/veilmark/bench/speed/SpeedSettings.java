package org.veilmark.bench.speed;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is measured.
 *
 * @param veilmark the command line that starts the command, without its arguments
 * @param parts at least one
 * @param runs of each comparison, at least 1
 * @param clips to mark and to study; made-up ones where there is none
 * @param longClip to mark and to look at; a made-up one where there is none
 */
public record SpeedSettings(
    List<String> veilmark,
    List<SpeedPart> parts,
    int runs,
    List<Path> clips,
    Optional<Path> longClip) {
  private static final int MOST_RUNS = 100;

  /** Checks ranges, copies lists. */
  public SpeedSettings {
    veilmark = List.copyOf(veilmark);
    parts = List.copyOf(parts);
    clips = List.copyOf(clips);
    if (runs < 1 || runs > MOST_RUNS) {
      throw new IllegalArgumentException("--runs " + runs + " is not in 1.." + MOST_RUNS);
    }
  }
}

package org.veilmark.bench.robustness;

import java.nio.file.Path;
import java.util.Random;

/** Messages that differ from clip to clip, and not from run to run. */
final class RandomMessage {
  private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final long SEED = 20261121;

  private RandomMessage() {}

  /** A message of {@code length} capitals and digits for a clip. */
  static String of(Path clip, int length) {
    Random random = new Random(SEED + clip.getFileName().toString().hashCode());
    StringBuilder message = new StringBuilder();
    for (int i = 0; i < length; i++) {
      message.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return message.toString();
  }
}

package org.veilmark.bench;

import java.util.Random;
import org.veilmark.code.LengthClass;

/** Random messages that just fit a length class. */
final class LengthMessages {
  private LengthMessages() {}

  /** A message of the class and of no shorter one. */
  static String of(LengthClass lengthClass, Random random) {
    return switch (lengthClass) {
      case BITS_32 -> text(random, 6, 'A', 'Z');
      case BITS_64 -> text(random, 12, 'A', 'Z');
      case BITS_96 -> text(random, 18, 'A', 'Z');
      case BITS_128 -> text(random, 24, 'A', 'Z');
      case BITS_192 -> text(random, 37, 'A', 'Z');
      case BITS_320 -> text(random, 48, '!', '~');
      case BITS_640 -> text(random, 64, 'α', 'ω');
      case BITS_928 -> text(random, 64, '一', '龥');
      case BITS_1288 -> text(random, 64, 0x1f600, 0x1f640);
    };
  }

  private static String text(Random random, int length, int first, int last) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(first + random.nextInt(last - first + 1));
    }
    return text.toString();
  }
}

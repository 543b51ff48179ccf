package org.veilmark.media.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Network abstraction layer units: split from byte streams (ITU-T H.264, Annex B) and from samples
 * that state each unit's length (ISO/IEC 14496-15), and put together again.
 */
final class NalUnits {
  /** In place of a length's size: units follow start codes. */
  static final int START_CODES = 0;

  private static final byte[] START_CODE = {0, 0, 0, 1};

  private NalUnits() {}

  /** Whether {@code bytes} begin with a start code. */
  static boolean hasStartCode(byte[] bytes) {
    return startCodeAt(bytes, 0) || (bytes.length > 0 && bytes[0] == 0 && startCodeAt(bytes, 1));
  }

  /**
   * Splits an access unit; what does not add up is left out.
   *
   * @param lengthSize bytes of each length, or {@link #START_CODES}
   */
  static List<byte[]> split(byte[] bytes, int lengthSize) {
    return lengthSize == START_CODES ? splitStream(bytes) : splitLengths(bytes, lengthSize);
  }

  private static List<byte[]> splitLengths(byte[] bytes, int lengthSize) {
    List<byte[]> units = new ArrayList<>();
    int at = 0;
    while (at + lengthSize <= bytes.length) {
      long length = 0;
      for (int i = 0; i < lengthSize; i++) {
        length = length << 8 | (bytes[at + i] & 0xff);
      }
      at += lengthSize;
      if (length > bytes.length - at) {
        break;
      }
      units.add(Arrays.copyOfRange(bytes, at, at + (int) length));
      at += (int) length;
    }
    return units;
  }

  private static List<byte[]> splitStream(byte[] bytes) {
    List<byte[]> units = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || startCodeAt(bytes, i)) {
        if (start >= 0) {
          int end = i;
          while (end > start && bytes[end - 1] == 0) {
            end--;
          }
          units.add(Arrays.copyOfRange(bytes, start, end));
        }
        start = i + 3;
      }
    }
    return units;
  }

  private static boolean startCodeAt(byte[] bytes, int at) {
    return at + 2 < bytes.length && bytes[at] == 0 && bytes[at + 1] == 0 && bytes[at + 2] == 1;
  }

  /** Puts units together; the opposite of {@link #split}. */
  static byte[] join(List<byte[]> units, int lengthSize) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] unit : units) {
      if (lengthSize == START_CODES) {
        bytes.writeBytes(START_CODE);
      } else {
        for (int shift = 8 * (lengthSize - 1); shift >= 0; shift -= 8) {
          bytes.write(unit.length >> shift);
        }
      }
      bytes.writeBytes(unit);
    }
    return bytes.toByteArray();
  }
}

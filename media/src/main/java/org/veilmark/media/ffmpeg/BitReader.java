package org.veilmark.media.ffmpeg;

/**
 * Reads the raw byte sequence payload of a NAL unit bit by bit (ITU-T H.264, 7.2 and 9.1), without
 * its emulation prevention bytes. Behind the end there are zeros.
 */
final class BitReader {
  private static final int MAX_LEADING_ZEROS = 31;

  private final byte[] bytes;
  private final int length;
  private int position;

  /** A reader of what follows the first {@code headerBytes} of {@code nalUnit}. */
  BitReader(byte[] nalUnit, int headerBytes) {
    bytes = new byte[nalUnit.length];
    int count = 0;
    int zeros = 0;
    for (int i = headerBytes; i < nalUnit.length; i++) {
      boolean prevention = zeros >= 2 && nalUnit[i] == 3;
      zeros = nalUnit[i] == 0 ? zeros + 1 : 0;
      if (!prevention) {
        bytes[count++] = nalUnit[i];
      }
    }
    length = 8 * count;
  }

  /** An unsigned number of {@code count} bits, at most 31. */
  int bits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++, position++) {
      int bit = position < length ? bytes[position >> 3] >> (7 - (position & 7)) & 1 : 0;
      value = value << 1 | bit;
    }
    return value;
  }

  /** Leaves out {@code count} bits. */
  void skip(int count) {
    position += count;
  }

  /** How many bits were read. */
  int position() {
    return position;
  }

  /** How many bits there are up to the last one that is set, which ends a payload. */
  int leftToStopBit() {
    int end = length;
    while (end > position && (bytes[(end - 1) >> 3] >> (7 - ((end - 1) & 7)) & 1) == 0) {
      end--;
    }
    return end - position;
  }

  /** A flag. */
  boolean flag() {
    return bits(1) == 1;
  }

  /** An unsigned number in Exp-Golomb coding; 0 behind the end. */
  int unsigned() {
    int zeros = 0;
    while (position < length && zeros < MAX_LEADING_ZEROS && bits(1) == 0) {
      zeros++;
    }
    return position >= length ? 0 : (1 << zeros) - 1 + bits(zeros);
  }

  /** A signed number in Exp-Golomb coding. */
  int signed() {
    int code = unsigned();
    return (code & 1) == 1 ? (code + 1) / 2 : -(code / 2);
  }
}

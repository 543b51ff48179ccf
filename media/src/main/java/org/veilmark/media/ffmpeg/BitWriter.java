package org.veilmark.media.ffmpeg;

import java.io.ByteArrayOutputStream;

/** Writes a NAL unit's payload bit by bit; the opposite of {@link BitReader}. */
final class BitWriter {
  private static final int PREVENTION = 3;

  private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
  private int current;
  private int filled;

  /** The lowest {@code count} bits of {@code value}, at most 31. */
  void bits(int value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      current = current << 1 | (value >> i & 1);
      if (++filled == Byte.SIZE) {
        payload.write(current);
        current = 0;
        filled = 0;
      }
    }
  }

  /** A number from 0 on in Exp-Golomb coding. */
  void unsigned(int value) {
    int length = Integer.SIZE - Integer.numberOfLeadingZeros(value + 1);
    bits(0, length - 1);
    bits(value + 1, length);
  }

  /** The next {@code count} bits of {@code source}. */
  void copy(BitReader source, int count) {
    for (int i = 0; i < count; i++) {
      bits(source.bits(1), 1);
    }
  }

  /** The unit: its first {@code headerBytes} as {@code like} has them, then what was written. */
  byte[] nalUnit(byte[] like, int headerBytes) {
    if (filled > 0) {
      bits(0, Byte.SIZE - filled);
    }
    ByteArrayOutputStream unit = new ByteArrayOutputStream();
    unit.write(like, 0, headerBytes);
    int zeros = 0;
    for (byte value : payload.toByteArray()) {
      if (zeros == 2 && (value & 0xff) <= PREVENTION) {
        unit.write(PREVENTION);
        zeros = 0;
      }
      unit.write(value);
      zeros = value == 0 ? zeros + 1 : 0;
    }
    return unit.toByteArray();
  }
}

package org.veilmark.extract;

import java.util.OptionalDouble;
import org.veilmark.code.Algorithm;
import org.veilmark.code.PayloadFrame;
import org.veilmark.code.PolarCode;
import org.veilmark.code.SecretKey;

/** How far soft bits are from the limit of the code, once the message is known. */
final class SoftMargin {
  /**
   * Energy a message bit over noise density at which half of the frames are lost, in decibels;
   * measured.
   */
  private static final double LIMIT_DB = -1;

  private final byte[] codeword;
  private final int frameBits;

  /** For soft bits of a message. */
  SoftMargin(PayloadFrame frame, SecretKey key, Algorithm algorithm) {
    codeword = PolarCode.of(algorithm, frame.lengthClass()).encode(frame.toBits(key));
    frameBits = frame.lengthClass().frameBits();
  }

  /**
   * Energy a message bit over noise density, in decibels above the limit; empty where the bits do
   * not speak for the message at all.
   */
  OptionalDouble of(SoftBits bits) {
    float[] ratios = bits.codeword(codeword.length);
    int carried = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < codeword.length; i++) {
      if (ratios[i] != 0) {
        double agreement = ratios[i] * (1 - 2 * codeword[i]);
        carried++;
        sum += agreement;
        squares += agreement * agreement;
      }
    }
    if (sum <= 0) {
      return OptionalDouble.empty();
    }
    double mean = sum / carried;
    double signalToNoise = mean * mean / (squares / carried - mean * mean);
    double energyPerBit = signalToNoise / 2 * carried / frameBits;
    return OptionalDouble.of(10 * Math.log10(energyPerBit) - LIMIT_DB);
  }
}

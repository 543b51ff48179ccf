package org.veilmark.extract;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.veilmark.code.Algorithm;
import org.veilmark.code.LengthClass;
import org.veilmark.code.PayloadFrame;
import org.veilmark.code.PolarCode;
import org.veilmark.code.PolarListDecoder;
import org.veilmark.code.SecretKey;

/**
 * Tries every length class on soft bits, and counts the words whose tag it checked: each of them
 * had a chance of 2^-48 to pass by accident. Not safe for use by several threads.
 */
final class PayloadDecoder {
  private static final int LIST_SIZE = 32;

  /** Gains up to half a decibel for eight times the work. */
  private static final int LONG_LIST_SIZE = 256;

  private final SecretKey key;
  private final Algorithm algorithm;
  private final Map<LengthClass, PolarListDecoder> decoders = new EnumMap<>(LengthClass.class);
  private long tagsChecked;

  PayloadDecoder(SecretKey key, Algorithm algorithm) {
    this.key = key;
    this.algorithm = algorithm;
  }

  /** The first frame whose tag fits, shorter classes first. */
  Optional<PayloadFrame> decode(SoftBits bits) {
    return decode(bits, this::decoder);
  }

  /** The same with a longer list, for bits that a mark was seen in but not read from. */
  Optional<PayloadFrame> decodeHarder(SoftBits bits) {
    return decode(bits, lengthClass -> newDecoder(lengthClass, LONG_LIST_SIZE));
  }

  private Optional<PayloadFrame> decode(
      SoftBits bits, Function<LengthClass, PolarListDecoder> decoderOf) {
    for (LengthClass lengthClass : LengthClass.values()) {
      float[] ratios = bits.codeword(lengthClass.codewordBits(algorithm));
      for (byte[] word : decoderOf.apply(lengthClass).decode(ratios)) {
        tagsChecked++;
        Optional<PayloadFrame> frame = PayloadFrame.ofBits(word, lengthClass, key);
        if (frame.isPresent()) {
          return frame;
        }
      }
    }
    return Optional.empty();
  }

  /** Made when first needed: those of long classes take megabytes, and short ones come first. */
  private PolarListDecoder decoder(LengthClass lengthClass) {
    return decoders.computeIfAbsent(lengthClass, wanted -> newDecoder(wanted, LIST_SIZE));
  }

  private PolarListDecoder newDecoder(LengthClass lengthClass, int listSize) {
    return new PolarListDecoder(PolarCode.of(algorithm, lengthClass), listSize);
  }

  /** How many tags were checked since this decoder was made. */
  long tagsChecked() {
    return tagsChecked;
  }
}

package org.veilmark.extract;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.veilmark.code.Algorithm;
import org.veilmark.code.FrameSeal;
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
  private final Map<LengthClass, Frames> frames = new EnumMap<>(LengthClass.class);
  private long tagsChecked;

  PayloadDecoder(SecretKey key, Algorithm algorithm) {
    this.key = key;
    this.algorithm = algorithm;
  }

  /** The first frame whose tag fits, shorter classes first. */
  Optional<PayloadFrame> decode(SoftBits bits) {
    return decode(bits, of -> of.decoder);
  }

  /** The same with a longer list, for bits that a mark was seen in but not read from. */
  Optional<PayloadFrame> decodeHarder(SoftBits bits) {
    return decode(bits, of -> new PolarListDecoder(of.code, LONG_LIST_SIZE));
  }

  private Optional<PayloadFrame> decode(
      SoftBits bits, Function<Frames, PolarListDecoder> decoderOf) {
    for (LengthClass lengthClass : LengthClass.values()) {
      Frames of = frames.computeIfAbsent(lengthClass, Frames::new);
      for (byte[] word : decoderOf.apply(of).decode(bits.codeword(of.code.length()))) {
        tagsChecked++;
        Optional<PayloadFrame> frame = PayloadFrame.ofBits(word, of.seal);
        if (frame.isPresent()) {
          return frame;
        }
      }
    }
    return Optional.empty();
  }

  /** How many tags were checked since this decoder was made. */
  long tagsChecked() {
    return tagsChecked;
  }

  /** Of a length class; made when first needed: long ones take megabytes, short ones come first. */
  private final class Frames {
    private final PolarCode code;
    private final PolarListDecoder decoder;
    private final FrameSeal seal;

    Frames(LengthClass lengthClass) {
      code = PolarCode.of(algorithm, lengthClass);
      decoder = new PolarListDecoder(code, LIST_SIZE);
      seal = new FrameSeal(key, lengthClass);
    }
  }
}

package org.veilmark.extract;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
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

  private final SecretKey key;
  private final Map<LengthClass, PolarListDecoder> decoders = new EnumMap<>(LengthClass.class);
  private long tagsChecked;

  PayloadDecoder(SecretKey key) {
    this.key = key;
    for (LengthClass lengthClass : LengthClass.values()) {
      decoders.put(lengthClass, new PolarListDecoder(PolarCode.of(lengthClass), LIST_SIZE));
    }
  }

  /** The first frame whose tag fits, shorter classes first. */
  Optional<PayloadFrame> decode(SoftBits bits) {
    for (Map.Entry<LengthClass, PolarListDecoder> entry : decoders.entrySet()) {
      LengthClass lengthClass = entry.getKey();
      for (byte[] word : entry.getValue().decode(bits.codeword(lengthClass.codewordBits()))) {
        tagsChecked++;
        Optional<PayloadFrame> frame = PayloadFrame.ofBits(word, lengthClass, key);
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
}

package org.veilmark.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.code.Algorithm;
import org.veilmark.code.LengthClass;
import org.veilmark.code.MessageException;
import org.veilmark.code.PayloadFrame;
import org.veilmark.code.PolarCode;
import org.veilmark.code.SecretKey;
import org.veilmark.spread.Carrier;
import org.veilmark.spread.CarrierFormat;

/**
 * Known answers. Where one of these fails, marks that people have made cannot be read any more:
 * give the new format a number of its own instead of changing the answer.
 */
class FrozenFormatTest {
  private static final SecretKey KEY = SecretKey.ofHex("2a".repeat(32));

  @ParameterizedTest
  @CsvSource({
    "V2, A, BITS_32, 373a4034680e2fac",
    "V2, VEILMARK2026, BITS_64, 142904bc6f09797a",
    "V2, ABCDEFGHIJKLMNOPQRSTUVWX, BITS_128, 83f4826d69fa5d0a",
    "V2, Hello world, BITS_96, d81ef7a050bff7a5",
    "V2, 水印, BITS_32, aa83cabe7dc01b93",
    "V2, 😀, BITS_32, e9252347779ae788",
    "V1, VEILMARK2026, BITS_64, 88a0df460a23be50",
    "V1, 水印, BITS_32, 77dcc9b631daeafa",
  })
  void codeword_ofAMessage(Algorithm algorithm, String message, String lengthClass, String sha256)
      throws MessageException {
    PayloadFrame frame = PayloadFrame.of(message, 2);

    assertThat(frame.lengthClass()).hasToString(lengthClass);
    assertThat(sha256(codeword(algorithm, message))).startsWith(sha256);
  }

  /** Over texts of every length in five alphabets, in which each length class occurs. */
  @ParameterizedTest
  @CsvSource({"V1, d058e196255d3701", "V2, 5126d1d527dbd9e8"})
  void codewords_ofAllLengthClasses(Algorithm algorithm, String sha256) throws MessageException {
    Set<LengthClass> classes = EnumSet.noneOf(LengthClass.class);
    ByteArrayOutputStream codewords = new ByteArrayOutputStream();
    for (String character : List.of("7", "Z", "~", "印", "😀")) {
      for (int count = 1; count <= PayloadFrame.MAX_CHARACTERS; count++) {
        String message = character.repeat(count);
        classes.add(PayloadFrame.of(message, 2).lengthClass());
        codewords.writeBytes(codeword(algorithm, message));
      }
    }

    assertThat(classes).containsExactly(LengthClass.values());
    assertThat(sha256(codewords.toByteArray())).startsWith(sha256);
  }

  @ParameterizedTest
  @CsvSource({
    "V2, 0, 8c7e5e4331c75381",
    "V2, 1, 94cea716f1756100",
    "V2, 15, 93ce60c688f5cc6a",
    "V1, 0, 2f56330587611458",
    "V1, 15, c80b60948236d22a"
  })
  void tile_ofAnEpoch(Algorithm algorithm, int epoch, String sha256) throws MessageException {
    float[] tile =
        new Carrier(CarrierFormat.STANDARD, KEY, algorithm)
            .tile(epoch, codeword(algorithm, "VEILMARK2026"));
    ByteBuffer steps = ByteBuffer.allocate(2 * tile.length);
    for (float value : tile) {
      steps.putShort((short) Math.round(1024 * value));
    }

    assertThat(sha256(steps.array())).startsWith(sha256);
  }

  @Test
  void keyId() {
    assertThat(KEY.id()).isEqualTo("0568650f97339f3a");
  }

  private static byte[] codeword(Algorithm algorithm, String message) throws MessageException {
    PayloadFrame frame = PayloadFrame.of(message, 2);
    return PolarCode.of(algorithm, frame.lengthClass()).encode(frame.toBits(KEY));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

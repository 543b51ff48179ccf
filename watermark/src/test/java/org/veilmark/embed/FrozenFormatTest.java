package org.veilmark.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.code.Algorithm;
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
    "A, BITS_32, 373a4034680e2fac",
    "VEILMARK2026, BITS_64, 142904bc6f09797a",
    "ABCDEFGHIJKLMNOPQRSTUVWX, BITS_128, 83f4826d69fa5d0a",
    "Hello world, BITS_96, d81ef7a050bff7a5",
    "水印, BITS_32, aa83cabe7dc01b93",
    "😀, BITS_32, e9252347779ae788",
  })
  void codeword_ofAMessage(String message, String lengthClass, String sha256)
      throws MessageException {
    PayloadFrame frame = PayloadFrame.of(message, 2);

    assertThat(frame.lengthClass()).hasToString(lengthClass);
    assertThat(sha256(codeword(message))).startsWith(sha256);
  }

  @ParameterizedTest
  @CsvSource({"0, 8c7e5e4331c75381", "1, 94cea716f1756100", "15, 93ce60c688f5cc6a"})
  void tile_ofAnEpoch(int epoch, String sha256) throws MessageException {
    float[] tile =
        new Carrier(CarrierFormat.STANDARD, KEY, Algorithm.V2)
            .tile(epoch, codeword("VEILMARK2026"));
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

  private static byte[] codeword(String message) throws MessageException {
    PayloadFrame frame = PayloadFrame.of(message, 2);
    return PolarCode.of(frame.lengthClass()).encode(frame.toBits(KEY));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

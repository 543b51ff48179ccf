package org.veilmark.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadFrameTest {
  private static final SecretKey KEY = SecretKey.ofHex("2a".repeat(32));
  private static final SecretKey OTHER = SecretKey.ofHex("2b".repeat(32));
  private static final long SEED = 20261121;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "VEILMARK2026",
        "ABCDEFGHIJKLMNOPQRSTUVWX",
        "Hello, world!",
        "水印测试",
        "😀",
        "čau"
      })
  void ofBits_ownKey_givesTheFrameBack(String message) throws MessageException {
    for (int level = 0; level <= 2; level++) {
      PayloadFrame frame = PayloadFrame.of(message, level);

      assertThat(PayloadFrame.ofBits(frame.toBits(KEY), new FrameSeal(KEY, frame.lengthClass())))
          .contains(frame);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "123456789, BITS_32",
    "ABCDEF, BITS_32",
    "ABCDEFGHIJKL, BITS_64",
    "ABCDEFGHIJKLMNOPQRSTUVWX, BITS_128",
    "abcdefghijklmnopqrstuvwx, BITS_128",
    "The quick brown fox jumps ov!, BITS_192",
  })
  void of_choosesTheShortestClass(String message, LengthClass expected) throws MessageException {
    assertThat(PayloadFrame.of(message, 2).lengthClass()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "Z", "~", "Ω", "龥", "한", "😀"})
  void of_64CharactersOfAnyScript_fit(String character) throws MessageException {
    PayloadFrame frame = PayloadFrame.of(character.repeat(64), 2);

    assertThat(PayloadFrame.ofBits(frame.toBits(KEY), new FrameSeal(KEY, frame.lengthClass())))
        .map(PayloadFrame::message)
        .contains(character.repeat(64));
  }

  @Test
  void of_emptyOrTooLong_isRefusedWithTheLimit() {
    assertThatThrownBy(() -> PayloadFrame.of("", 2))
        .isInstanceOf(MessageException.class)
        .hasMessageContaining("64");
    assertThatThrownBy(() -> PayloadFrame.of("x".repeat(65), 2))
        .isInstanceOf(MessageException.class)
        .hasMessageContaining("65")
        .hasMessageContaining("64");
  }

  @Test
  void of_halfASurrogatePair_isRefused() {
    assertThatThrownBy(() -> PayloadFrame.of("a\ud800b", 2)).isInstanceOf(MessageException.class);
  }

  @Test
  void ofBits_anyFlippedBit_isRefused() throws MessageException {
    PayloadFrame frame = PayloadFrame.of("VEILMARK2026", 2);
    byte[] bits = frame.toBits(KEY);
    for (int i = 0; i < bits.length; i++) {
      byte[] flipped = bits.clone();
      flipped[i] ^= 1;

      assertThat(PayloadFrame.ofBits(flipped, new FrameSeal(KEY, frame.lengthClass())))
          .as("bit %d", i)
          .isEmpty();
    }
  }

  @Test
  void ofBits_anotherKey_givesNothing() throws MessageException {
    PayloadFrame frame = PayloadFrame.of("VEILMARK2026", 2);

    assertThat(PayloadFrame.ofBits(frame.toBits(KEY), new FrameSeal(OTHER, frame.lengthClass())))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(LengthClass.class)
  void ofBits_randomBits_giveNothing(LengthClass lengthClass) {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      byte[] bits = new byte[lengthClass.frameBits()];
      for (int i = 0; i < bits.length; i++) {
        bits[i] = (byte) random.nextInt(2);
      }

      assertThat(PayloadFrame.ofBits(bits, new FrameSeal(KEY, lengthClass)))
          .as("seed %d, round %d", SEED, round)
          .isEmpty();
    }
  }

  @Test
  void toBits_isWhitened() throws MessageException {
    byte[] bits = PayloadFrame.of("0".repeat(64), 2).toBits(KEY);
    int ones = 0;
    for (byte bit : bits) {
      ones += bit;
    }

    assertThat(ones).isBetween(bits.length / 3, 2 * bits.length / 3);
  }
}

package org.veilmark.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextCodingTest {
  private static final long SEED = 20261121;

  @ParameterizedTest
  @EnumSource(TextCoding.class)
  void decode_encoded_givesTheTextBack(TextCoding coding) {
    Random random = new Random(SEED);
    for (int round = 0; round < 500; round++) {
      String text = coding.decode(new BigInteger(random.nextInt(600), random));

      assertThat(coding.encode(text))
          .as("seed %d, round %d", SEED, round)
          .map(coding::decode)
          .contains(text);
    }
  }

  @ParameterizedTest
  @EnumSource(TextCoding.class)
  void decode_everyNumber_givesAnotherText(TextCoding coding) {
    Set<String> texts = new HashSet<>();
    for (int number = 0; number < 5000; number++) {
      String text = coding.decode(BigInteger.valueOf(number));

      assertThat(texts.add(text)).as("text of %d", number).isTrue();
      assertThat(coding.encode(text)).contains(BigInteger.valueOf(number));
    }
  }

  @ParameterizedTest
  @EnumSource(TextCoding.class)
  void charactersIn_bits_isOneLessThanTheFirstTextBeyondThem(TextCoding coding) {
    for (int bits : new int[] {0, 3, 32, 64, 1288}) {
      String beyond = coding.decode(BigInteger.ONE.shiftLeft(bits));

      assertThat(coding.charactersIn(bits))
          .as("%d bits", bits)
          .isEqualTo(beyond.codePointCount(0, beyond.length()) - 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DIGITS, 0123456789, 10",
    "UPPER, ABCXYZ0189, 36",
    "LOWER, abc-xyz_0.9, 40",
    "PRINTABLE, Az ~!, 95",
    "EUROPEAN, Žluťoučký Ωμέγα Привет €, 999",
    "EAST_ASIAN, 影片水印「テスト」！, 21460",
    "BASIC_PLANE, 한국어 عربي हिन्दी, 63487",
  })
  void encode_itsOwnAlphabet_takesLogarithmOfTheAlphabetEach(
      TextCoding coding, String text, int symbols) {
    double bits = text.codePointCount(0, text.length()) * Math.log(symbols + 1) / Math.log(2);

    assertThat(coding.encode(text)).isPresent();
    assertThat(coding.encode(text).orElseThrow().bitLength())
        .isLessThanOrEqualTo((int) Math.ceil(bits));
    assertThat(coding.encode(lastSymbol(coding)).orElseThrow())
        .isEqualTo(BigInteger.valueOf(symbols));
  }

  private static String lastSymbol(TextCoding coding) {
    String text = "";
    for (BigInteger n = BigInteger.ONE; ; n = n.shiftLeft(1)) {
      String longer = coding.decode(n);
      if (longer.codePointCount(0, longer.length()) > 1) {
        break;
      }
      text = longer;
    }
    int number = coding.encode(text).orElseThrow().intValueExact();
    while (coding.decode(BigInteger.valueOf(number + 1L)).codePoints().count() == 1) {
      number++;
    }
    return coding.decode(BigInteger.valueOf(number));
  }

  @Test
  void encode_aCharacterTheAlphabetLacks_givesNothing() {
    assertThat(TextCoding.DIGITS.encode("12a")).isEmpty();
    assertThat(TextCoding.UPPER.encode("abc")).isEmpty();
    assertThat(TextCoding.PRINTABLE.encode("é")).isEmpty();
    assertThat(TextCoding.BASIC_PLANE.encode("😀")).isEmpty();
    assertThat(TextCoding.UNICODE.encode("\ud800")).isEmpty();
  }

  @Test
  void encode_emoji_fitsUnicode() {
    assertThat(TextCoding.UNICODE.encode("😀a中").map(TextCoding.UNICODE::decode)).contains("😀a中");
  }

  @ParameterizedTest
  @EnumSource(TextCoding.class)
  void ofWireId_isTheInverseOfWireId(TextCoding coding) {
    assertThat(TextCoding.ofWireId(coding.wireId())).isSameAs(coding);
  }
}

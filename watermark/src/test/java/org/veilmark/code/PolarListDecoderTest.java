package org.veilmark.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PolarListDecoderTest {
  private static final long SEED = 20261121;

  @ParameterizedTest
  @MethodSource("codes")
  void decode_noNoise_givesTheWordFirst(Algorithm algorithm, LengthClass lengthClass) {
    Random random = new Random(SEED);
    PolarCode code = PolarCode.of(algorithm, lengthClass);
    byte[] information = PolarCodeTest.randomBits(random, lengthClass.frameBits());

    assertThat(
            new PolarListDecoder(code, 4)
                .decode(ratios(code.encode(information), 0, random))
                .get(0))
        .isEqualTo(information);
  }

  private static Stream<Arguments> codes() {
    return Stream.of(Algorithm.values())
        .flatMap(
            algorithm ->
                Stream.of(LengthClass.values()).map(length -> Arguments.of(algorithm, length)));
  }

  /** Raw bit error rates at which nine words in ten must still be in the list. */
  @ParameterizedTest
  @CsvSource({
    "V2, BITS_32, 0.21",
    "V2, BITS_64, 0.19",
    "V2, BITS_96, 0.24",
    "V2, BITS_128, 0.22",
    "V2, BITS_928, 0.19",
    "V1, BITS_64, 0.40",
    "V1, BITS_928, 0.27"
  })
  void decode_hardErrorsUpToItsLimit_listHoldsTheWord(
      Algorithm algorithm, LengthClass lengthClass, double errorRate) {
    Random random = new Random(SEED);
    PolarCode code = PolarCode.of(algorithm, lengthClass);
    PolarListDecoder decoder = new PolarListDecoder(code, 32);
    int rounds = code.length() > 1024 ? 5 : 40;
    int held = 0;
    for (int round = 0; round < rounds; round++) {
      byte[] information = PolarCodeTest.randomBits(random, lengthClass.frameBits());
      float[] ratios = ratios(code.encode(information), errorRate, random);

      if (decoder.decode(ratios).stream().anyMatch(word -> Arrays.equals(word, information))) {
        held++;
      }
    }
    assertThat(held)
        .as("of %d words, seed %d", rounds, SEED)
        .isGreaterThanOrEqualTo(rounds * 9 / 10);
  }

  @Test
  void decode_listOfAllWords_isMaximumLikelihood() {
    Random random = new Random(SEED);
    PolarCode code = new PolarCode(16, 5);
    PolarListDecoder decoder = new PolarListDecoder(code, 32);
    for (int round = 0; round < 200; round++) {
      float[] ratios = new float[16];
      for (int i = 0; i < ratios.length; i++) {
        ratios[i] = (float) random.nextGaussian();
      }

      byte[] best = decoder.decode(ratios).get(0);

      // Min-sum metrics add up the ratios that a word contradicts at the leaves: the same order as
      // the correlation.
      assertThat(correlation(code.encode(best), ratios))
          .as("seed %d, round %d", SEED, round)
          .isCloseTo(bestCorrelation(code, ratios), within(1e-4));
    }
  }

  @ParameterizedTest
  @CsvSource({"8, 4", "64, 30", "256, 100"})
  void decode_listOfOne_equalsRecursiveCancellation(int length, int informationBits) {
    Random random = new Random(SEED);
    PolarCode code = new PolarCode(length, informationBits);
    PolarListDecoder decoder = new PolarListDecoder(code, 1);
    for (int round = 0; round < 50; round++) {
      float[] ratios = new float[length];
      for (int i = 0; i < length; i++) {
        ratios[i] = (float) (1 + random.nextGaussian());
      }

      byte[] inputs = new byte[length];
      NaiveCancellation.decode(code, ratios, 0, inputs);

      assertThat(code.encode(decoder.decode(ratios).get(0)))
          .isEqualTo(NaiveCancellation.encode(inputs));
    }
  }

  @Test
  void decode_again_givesTheSame() {
    Random random = new Random(SEED);
    PolarCode code = new PolarCode(128, 40);
    PolarListDecoder decoder = new PolarListDecoder(code, 8);
    float[] ratios = ratios(code.encode(PolarCodeTest.randomBits(random, 40)), 0.2, random);

    assertThat(decoder.decode(ratios)).usingRecursiveComparison().isEqualTo(decoder.decode(ratios));
  }

  @Test
  void decode_wrongLength_isRefused() {
    PolarListDecoder decoder = new PolarListDecoder(new PolarCode(8, 4), 2);

    assertThatThrownBy(() -> decoder.decode(new float[7]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static float[] ratios(byte[] word, double errorRate, Random random) {
    float[] ratios = new float[word.length];
    for (int i = 0; i < word.length; i++) {
      int received = random.nextDouble() < errorRate ? 1 - word[i] : word[i];
      ratios[i] = 1 - 2 * received;
    }
    return ratios;
  }

  private static double correlation(byte[] word, float[] ratios) {
    double sum = 0;
    for (int i = 0; i < word.length; i++) {
      sum += (1 - 2 * word[i]) * ratios[i];
    }
    return sum;
  }

  private static double bestCorrelation(PolarCode code, float[] ratios) {
    double best = Double.NEGATIVE_INFINITY;
    for (int word = 0; word < 32; word++) {
      byte[] information = new byte[5];
      for (int i = 0; i < 5; i++) {
        information[i] = (byte) (word >> i & 1);
      }
      best = Math.max(best, correlation(code.encode(information), ratios));
    }
    return best;
  }
}

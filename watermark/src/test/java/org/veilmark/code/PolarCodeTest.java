package org.veilmark.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolarCodeTest {
  private static final long SEED = 20261121;

  /** The order of reliabilities for N = 16 that 3GPP TS 38.212, table 5.3.1.2-1, has too. */
  private static final int[] LEAST_RELIABLE_FIRST = {
    0, 1, 2, 4, 8, 3, 5, 6, 9, 10, 12, 7, 11, 13, 14, 15
  };

  @Test
  void informationSet_of16_followsThePublishedOrder() {
    for (int informationBits = 1; informationBits <= 16; informationBits++) {
      PolarCode code = new PolarCode(16, informationBits);
      List<Integer> frozen = new ArrayList<>();
      for (int i : LEAST_RELIABLE_FIRST) {
        if (code.isFrozen(i)) {
          frozen.add(i);
        }
      }

      List<Integer> expected = new ArrayList<>();
      for (int i = 0; i < 16 - informationBits; i++) {
        expected.add(LEAST_RELIABLE_FIRST[i]);
      }
      assertThat(frozen).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "8, 4", "64, 20", "512, 120"})
  void encode_equalsTheGeneratorMatrix(int length, int informationBits) {
    Random random = new Random(SEED);
    PolarCode code = new PolarCode(length, informationBits);
    byte[] information = randomBits(random, informationBits);

    byte[] expected = new byte[length];
    int next = 0;
    for (int row = 0; row < length; row++) {
      if (!code.isFrozen(row) && information[next++] == 1) {
        for (int column = 0; column < length; column++) {
          // Row r, column c of the Kronecker power of [[1, 0], [1, 1]] is 1 where c is a subset of
          // r.
          expected[column] ^= (byte) ((row & column) == column ? 1 : 0);
        }
      }
    }
    assertThat(code.encode(information)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "3, 1", "8, 0", "8, 9"})
  void constructor_impossibleCode_isRefused(int length, int informationBits) {
    assertThatThrownBy(() -> new PolarCode(length, informationBits))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void encode_wrongNumberOfBits_isRefused() {
    PolarCode code = new PolarCode(8, 4);

    assertThatThrownBy(() -> code.encode(new byte[3]))
        .isInstanceOfAny(IllegalArgumentException.class, ArrayIndexOutOfBoundsException.class);
    assertThatThrownBy(() -> code.encode(new byte[5])).isInstanceOf(IllegalArgumentException.class);
  }

  static byte[] randomBits(Random random, int count) {
    byte[] bits = new byte[count];
    for (int i = 0; i < count; i++) {
      bits[i] = (byte) random.nextInt(2);
    }
    return bits;
  }
}

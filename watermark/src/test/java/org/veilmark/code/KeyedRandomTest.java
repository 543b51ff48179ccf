package org.veilmark.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedRandomTest {
  private static final SecretKey KEY = SecretKey.ofHex("2a".repeat(32));

  @Test
  void nextInt_firstValues_neverChange() {
    KeyedRandom random = new KeyedRandom(KEY, "frozen");

    int[] first = IntStream.range(0, 4).map(i -> random.nextInt()).toArray();

    assertThat(first).containsExactly(1001516306, -1188549270, 129047114, -1193037049);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100, 1 << 30, Integer.MAX_VALUE})
  void nextInt_staysBelowItsBound(int bound) {
    KeyedRandom random = new KeyedRandom(KEY, "bounds");

    assertThat(IntStream.range(0, 1000).map(i -> random.nextInt(bound)))
        .allMatch(v -> v >= 0 && v < bound);
  }

  @Test
  void nextInt_isEven() {
    KeyedRandom random = new KeyedRandom(KEY, "even");
    int[] counts = new int[10];
    IntStream.range(0, 10_000).forEach(i -> counts[random.nextInt(10)]++);

    // Chi-square with 9 degrees of freedom exceeds 27.9 once in a thousand.
    double chiSquare = Arrays.stream(counts).mapToDouble(c -> Math.pow(c - 1000, 2) / 1000).sum();
    assertThat(chiSquare).isLessThan(27.9);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 540, 4096})
  void permutation_holdsEveryNumberOnce(int count) {
    int[] order = new KeyedRandom(KEY, "order").permutation(count);

    assertThat(order.clone()).hasSize(count);
    Arrays.sort(order);
    assertThat(order).isEqualTo(IntStream.range(0, count).toArray());
  }

  @Test
  void nextInt_noBound_isRefused() {
    assertThatThrownBy(() -> new KeyedRandom(KEY, "none").nextInt(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package org.veilmark.gateway.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When it is tried again. */
class RetryPlanTest {
  private static final long SEED = 20261128;
  private final RetryPlan plan = new RetryPlan(new Random(SEED));

  @ParameterizedTest
  @CsvSource({"1, 5000", "2, 10000", "5, 80000", "10, 2560000", "11, 3600000", "1000000, 3600000"})
  void next_attempts_isWithinHalfAndWhole(int attempts, long whole) {
    for (int i = 0; i < 200; i++) {
      assertThat(plan.next(attempts, 1000, 1000).orElseThrow() - 1000)
          .isBetween(whole - whole / 2, whole);
    }
  }

  @Test
  void next_manyWaiting_comeAtDifferentTimes() {
    long[] times = new long[50];
    for (int i = 0; i < times.length; i++) {
      times[i] = plan.next(3, 0, 0).orElseThrow();
    }
    assertThat(times).doesNotHaveDuplicates();
  }

  @Test
  void next_always_endsAfterADay() {
    long now = 0;
    int attempts = 1;
    for (OptionalLong next = plan.next(attempts, 0, now); next.isPresent(); attempts++) {
      assertThat(next.getAsLong()).isGreaterThan(now);
      now = next.getAsLong();
      next = plan.next(attempts + 1, 0, now);
    }
    assertThat(now).isBetween(Duration.ofHours(22).toMillis(), Duration.ofDays(1).toMillis());
    assertThat(attempts).isBetween(20, 80);
  }
}

package org.veilmark.operators.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.media.TimeBase;

class PresentationClockTest {

  @ParameterizedTest
  @CsvSource({
    // numerator, denominator, origin, ticks, micros
    "1, 90000, 0, 90000, 1000000",
    "1, 90000, 9000, 0, -100000",
    "1001, 30000, 0, 1, 33366",
    "1, 3, 0, -1, -333334",
    "1, 1000000000, 0, 10800000000000, 10800000000",
    "1, 90000, 123456789, 123456790, 11"
  })
  void micros_ofTicks_isRoundedDown(
      int numerator, int denominator, long origin, long ticks, long micros) {
    PresentationClock clock = new PresentationClock(new TimeBase(numerator, denominator), origin);
    assertThat(clock.micros(ticks)).isEqualTo(micros);
  }

  @Test
  void firstTickFrom_anyMoment_isTheFirstNotBefore() {
    Random random = new Random(3);
    for (int i = 0; i < 1000; i++) {
      PresentationClock clock =
          new PresentationClock(
              new TimeBase(1 + random.nextInt(1001), 1 + random.nextInt(90_000)),
              random.nextInt(1_000_000));
      long micros = random.nextInt(2_000_000_000);
      long tick = clock.firstTickFrom(micros);
      double tolerance = 1e-9;
      assertThat(clock.seconds(tick)).isGreaterThanOrEqualTo(micros / 1e6 - tolerance);
      assertThat(clock.seconds(tick - 1)).isLessThan(micros / 1e6 + tolerance);
    }
  }

  @Test
  void seconds_countsFromTheOrigin() {
    assertThat(new PresentationClock(new TimeBase(1, 4), 100).seconds(106)).isEqualTo(1.5);
  }
}

package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DecodeTimesTest {
  private static final long SEED = 7;

  @Test
  void of_noReordering_areThePresentationTimes() {
    assertThat(DecodeTimes.of(new long[] {5, 6, 9}, 12)).containsExactly(5, 6, 9);
  }

  @Test
  void of_pyramid_areDelayedByItsDepth() {
    // I P B b b: the pyramid's B-frame makes two pictures wait.
    assertThat(DecodeTimes.of(new long[] {0, 40, 20, 10, 30}, 50))
        .containsExactly(-20, -10, 0, 10, 20);
  }

  @Test
  void of_segmentsOfDifferentDepth_increaseStrictlyAtTheJoin() {
    assertThat(DecodeTimes.of(new long[] {0, 10, 20, 30, 60, 40, 50, 70}, 80))
        .containsExactly(-10, 0, 10, 20, 30, 40, 50, 60);
  }

  @Test
  void of_onePicture_isItsTime() {
    assertThat(DecodeTimes.of(new long[] {7}, 8)).containsExactly(7);
  }

  @Test
  void of_rateThatRounds_makesTheTrackAsLongAsItsPictures() {
    long[] ptsTicks = {0, 67, 33, 100, 167, 133};

    long[] dtsTicks = DecodeTimes.of(ptsTicks, 200);

    assertThat(dtsTicks).containsExactly(-33, 0, 33, 67, 100, 133);
    long lastDuration = 34;
    assertThat(dtsTicks[5] - dtsTicks[0] + lastDuration).isEqualTo(200);
  }

  @RepeatedTest(50)
  void of_randomOrder_increaseAndAreNeverLate(RepetitionInfo repetition) {
    Random random = new Random(SEED + repetition.getCurrentRepetition());
    long[] ptsTicks = randomOrder(random, 1 + random.nextInt(60));
    long endTicks = Arrays.stream(ptsTicks).max().getAsLong() + 1 + random.nextInt(30);

    long[] dtsTicks = DecodeTimes.of(ptsTicks, endTicks);

    for (int i = 0; i < ptsTicks.length; i++) {
      assertThat(dtsTicks[i]).isLessThanOrEqualTo(ptsTicks[i]);
      if (i > 0) {
        assertThat(dtsTicks[i]).isGreaterThan(dtsTicks[i - 1]);
      }
    }
  }

  @Test
  void durations_variableRate_reachToTheNextPicture() {
    assertThat(DecodeTimes.durations(new long[] {0, 40, 10}, 100)).containsExactly(10, 60, 30);
  }

  private static long[] randomOrder(Random random, int count) {
    long[] ptsTicks = new long[count];
    long time = random.nextInt(100) - 50L;
    for (int i = 0; i < count; i++) {
      time += 1L + random.nextInt(30);
      ptsTicks[i] = time;
    }
    for (int i = 0; i + 1 < count; i++) { // reordered a little, as encoders do
      int other = Math.min(count - 1, i + random.nextInt(4));
      long swapped = ptsTicks[i];
      ptsTicks[i] = ptsTicks[other];
      ptsTicks[other] = swapped;
    }
    return ptsTicks;
  }
}

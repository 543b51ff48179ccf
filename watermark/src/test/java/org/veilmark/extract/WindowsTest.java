package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {
  @ParameterizedTest
  @ValueSource(doubles = {5, 7, 10, 23, 60, 7200})
  void of_aRange_coverItAndAreFew(double seconds) {
    List<TimeRange> windows = Windows.of(List.of(new TimeRange(100, 100 + seconds)));

    assertThat(windows).hasSizeBetween(1, 64);
    assertThat(windows.get(0).startSeconds()).isEqualTo(100);
    assertThat(windows.get(windows.size() - 1).endSeconds()).isEqualTo(100 + seconds);
    for (int i = 0; i + 1 < windows.size(); i++) {
      assertThat(windows.get(i + 1).startSeconds())
          .isLessThanOrEqualTo(windows.get(i).startSeconds() + windows.get(i).seconds() / 2);
    }
    assertThat(windows)
        .allMatch(window -> window.seconds() >= 5 && window.seconds() <= Math.max(12, seconds / 2));
  }

  @Test
  void of_severalRanges_holdThemToo() {
    List<TimeRange> ranges = List.of(new TimeRange(0, 6), new TimeRange(20, 50));

    assertThat(Windows.of(ranges)).containsAll(ranges);
    assertThat(Windows.of(ranges)).noneMatch(window -> window.contains(10));
  }

  @Test
  void of_tooLittle_areNone() {
    assertThat(Windows.of(List.of(new TimeRange(0, 3)))).isEmpty();
  }
}

package org.veilmark.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpentTest {
  @Test
  void median_ofAnOddNumber_isTheMiddleOfEachFigureByItself() {
    List<Spent> runs = List.of(new Spent(5, 1, 70), new Spent(1, 9, 90), new Spent(3, 2, 80));

    assertThat(Spent.median(runs)).isEqualTo(new Spent(3, 2, 80));
  }

  @Test
  void median_ofAnEvenNumber_isTheMeanOfTheMiddleTwo() {
    List<Spent> runs =
        List.of(new Spent(8, 1, 1), new Spent(1, 1, 3), new Spent(2, 4, 9), new Spent(4, 2, 4));

    assertThat(Spent.median(runs)).isEqualTo(new Spent(3, 1.5, 4));
  }

  @Test
  void median_ofOne_isIt() {
    assertThat(Spent.median(List.of(new Spent(7, 6, 5)))).isEqualTo(new Spent(7, 6, 5));
  }

  @Test
  void median_ofNone_isRefused() {
    assertThatThrownBy(() -> Spent.median(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the median of no run");
  }

  @Test
  void minus_ofMore_isNothing() {
    assertThat(new Spent(3, 1, 8).minus(new Spent(1, 2, 4))).isEqualTo(new Spent(2, 0, 8));
  }
}

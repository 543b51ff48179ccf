package org.veilmark.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpentTest {
  @Test
  void median_ofAnOddNumber_isTheMiddleOfEachFigureByItself() {
    List<Spent> runs = List.of(new Spent(5, 1), new Spent(1, 9), new Spent(3, 2));

    assertThat(Spent.median(runs)).isEqualTo(new Spent(3, 2));
  }

  @Test
  void median_ofAnEvenNumber_isTheMeanOfTheMiddleTwo() {
    List<Spent> runs = List.of(new Spent(8, 1), new Spent(1, 1), new Spent(2, 4), new Spent(4, 2));

    assertThat(Spent.median(runs)).isEqualTo(new Spent(3, 1.5));
  }

  @Test
  void median_ofOne_isIt() {
    assertThat(Spent.median(List.of(new Spent(7, 6)))).isEqualTo(new Spent(7, 6));
  }

  @Test
  void median_ofNone_isRefused() {
    assertThatThrownBy(() -> Spent.median(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the median of no run");
  }

  @Test
  void minus_ofMore_isNothing() {
    assertThat(new Spent(3, 1).minus(new Spent(1, 2))).isEqualTo(new Spent(2, 0));
  }
}

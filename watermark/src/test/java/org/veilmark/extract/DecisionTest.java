package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.veilmark.code.Algorithm;
import org.veilmark.code.MessageException;
import org.veilmark.code.PayloadFrame;

class DecisionTest {
  @Test
  void orSurer_aFind_isNeverLostToWhatShowsMoreAndIsNone() throws MessageException {
    Decision find = decision(Optional.of(PayloadFrame.of("found", 2)), 5);
    Decision none = decision(Optional.empty(), 8);

    assertThat(find.orSurer(none)).isSameAs(find);
    assertThat(none.orSurer(find)).isSameAs(find);
  }

  @Test
  void orSurer_twoOfAKind_isTheOneThatShowsMore_theFirstOfEqual() {
    Decision less = decision(Optional.empty(), 5);
    Decision more = decision(Optional.empty(), 6);
    Decision equal = decision(Optional.empty(), 6);

    assertThat(less.orSurer(more)).isSameAs(more);
    assertThat(more.orSurer(less)).isSameAs(more);
    assertThat(more.orSurer(equal)).isSameAs(more);
  }

  private static Decision decision(Optional<PayloadFrame> frame, double statistic) {
    return new Decision(
        frame,
        Algorithm.V2,
        /* falsePositiveProbability= */ 1,
        OptionalDouble.empty(),
        statistic,
        Located.UNSEARCHED,
        /* rate= */ 1,
        /* offsetSeconds= */ 0,
        /* shiftX= */ 0,
        /* shiftY= */ 0);
  }
}

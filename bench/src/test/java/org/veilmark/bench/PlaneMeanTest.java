package org.veilmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.veilmark.signal.BytePlane;

class PlaneMeanTest {
  @Test
  void into_roundsHalfUp() {
    BytePlane plane = new BytePlane(new byte[] {0, 10, 11}, 0, 3, 3, 1);

    PlaneMean.into(plane, new BytePlane(new byte[] {100, 10, 12}, 0, 3, 3, 1));

    assertThat(plane.samples()).containsExactly(50, 10, 12);
  }
}

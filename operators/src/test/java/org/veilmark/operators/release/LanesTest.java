package org.veilmark.operators.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanesTest {

  @ParameterizedTest
  @CsvSource({"1,1", "1,512", "2,512", "3,512", "16,512", "100,512", "512,512"})
  void partitionKey_ofEachSubtask_leadsToIt(int parallelism, int maxParallelism) {
    Lanes lanes = new Lanes(parallelism, maxParallelism);
    assertThat(lanes.count()).isEqualTo(parallelism);
    for (int subtask = 0; subtask < parallelism; subtask++) {
      assertThat(
              KeyGroupRangeAssignment.assignKeyToParallelOperator(
                  lanes.partitionKey(subtask), maxParallelism, parallelism))
          .isEqualTo(subtask);
    }
  }

  @Test
  void least_afterUnevenWork_isTheLaneWithLeast() {
    LaneLoads loads = LaneLoads.of(null, 3);
    assertThat(loads.least()).isZero();
    loads.add(0, 10);
    loads.add(1, 4);
    assertThat(loads.least()).isEqualTo(2);
    loads.add(2, 5);
    assertThat(loads.least()).isEqualTo(1);
    assertThat(loads.toArray()).containsExactly(6, 0, 1);
    assertThat(loads.isEven()).isFalse();
  }

  @Test
  void of_savedForOtherNumberOfLanes_startsEven() {
    assertThat(LaneLoads.of(new long[] {5, 0}, 3).isEven()).isTrue();
    assertThat(LaneLoads.of(new long[] {5, 0}, 2).toArray()).containsExactly(5, 0);
  }
}

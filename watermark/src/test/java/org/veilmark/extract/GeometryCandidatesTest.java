package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeometryCandidatesTest {
  private static final int SIDE = 64;

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 1",
    "1.41, 0, 0, 1.41",
    "0.75, 0, 0, 1",
    "0.99, -0.09, 0.09, 0.99",
    "-1, 0, 0, 1",
    "0, -1, 1, 0",
    "0.7, 0.1, -0.1, 0.8",
    "0, 1.2, 1.2, 0"
  })
  void of_bothSidesOfTheTile_holdsTheMap(double xx, double xy, double yx, double yy) {
    GeometryMap map = new GeometryMap(xx, xy, yx, yy);
    List<LatticePeak> peaks =
        List.of(
            new LatticePeak(SIDE * xx, SIDE * yx, 20),
            new LatticePeak(-SIDE * xy, -SIDE * yy, 18),
            new LatticePeak(SIDE * (xx + xy), SIDE * (yx + yy), 12));

    assertThat(GeometryCandidates.of(peaks, SIDE, 24))
        .anyMatch(candidate -> candidate.distance(map) < 1e-9);
  }

  @Test
  void of_oneSideOfTheTile_assumesSquareness() {
    GeometryMap map = new GeometryMap(1.3, -0.2, 0.2, 1.3);

    assertThat(GeometryCandidates.of(List.of(new LatticePeak(SIDE * 1.3, SIDE * 0.2, 9)), SIDE, 24))
        .anyMatch(candidate -> candidate.distance(map) < 1e-9);
  }

  @Test
  void of_noPeaks_givesNothing() {
    assertThat(GeometryCandidates.of(List.of(), SIDE, 24)).isEmpty();
  }

  @Test
  void of_manyPeaks_isBounded() {
    List<LatticePeak> peaks = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      peaks.add(new LatticePeak(50 + i, 3 * i, 30 - i));
    }

    assertThat(GeometryCandidates.of(peaks, SIDE, 24)).hasSizeLessThanOrEqualTo(24 + 4 * 7);
  }

  @Test
  void symmetries_areTheOtherSeven() {
    HashSet<GeometryMap> all =
        new HashSet<>(GeometryCandidates.symmetries(new GeometryMap(1.1, 0.2, 0.3, 0.9)));
    all.add(new GeometryMap(1.1, 0.2, 0.3, 0.9));

    assertThat(all).hasSize(8);
    assertThat(all)
        .allMatch(m -> Math.abs(Math.abs(m.determinant()) - (1.1 * 0.9 - 0.2 * 0.3)) < 1e-9);
  }

  @Test
  void inverse_undoes() {
    GeometryMap map = new GeometryMap(1.1, 0.2, 0.3, 0.9);
    GeometryMap back = map.inverse();

    assertThat(map.xx() * back.xx() + map.xy() * back.yx()).isCloseTo(1, within(1e-12));
    assertThat(map.xx() * back.xy() + map.xy() * back.yy()).isCloseTo(0, within(1e-12));
    assertThat(map.yx() * back.xx() + map.yy() * back.yx()).isCloseTo(0, within(1e-12));
    assertThat(map.yx() * back.xy() + map.yy() * back.yy()).isCloseTo(1, within(1e-12));
  }

  @Test
  void constructor_singularMap_isRefused() {
    assertThatThrownBy(() -> new GeometryMap(1, 2, 2, 4))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

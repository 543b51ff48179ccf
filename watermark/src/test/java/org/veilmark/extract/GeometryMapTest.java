package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GeometryMapTest {
  @Test
  void symmetries_areTheOtherSeven() {
    GeometryMap map = new GeometryMap(1.1, 0.2, 0.3, 0.9);

    assertThat(map.symmetries())
        .doesNotContain(map)
        .doesNotHaveDuplicates()
        .hasSize(7)
        .allMatch(m -> Math.abs(Math.abs(m.determinant()) - map.determinant()) < 1e-9);
  }

  @Test
  void keepsWhole_identityAndSymmetries_notWhatIsFurtherOff() {
    assertThat(GeometryMap.IDENTITY.keepsWhole(0)).isTrue();
    assertThat(GeometryMap.IDENTITY.symmetries()).allMatch(map -> map.keepsWhole(0));
    assertThat(new GeometryMap(0.95, 0.04, -0.04, 0.95).keepsWhole(0.06)).isTrue();
    assertThat(new GeometryMap(0.95, 0.07, -0.07, 0.95).keepsWhole(0.06)).isFalse();
    assertThat(new GeometryMap(0.93, 0, 0, 1).keepsWhole(0.06)).isFalse();
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

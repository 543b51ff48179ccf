package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.veilmark.spread.CarrierBand;
import org.veilmark.spread.CarrierFormat;

class FramePartTest {
  private static final int WIDTH = 10;
  private static final int HEIGHT = 5;

  @Test
  void of_frame_partsReachFromRimToRim() {
    List<FramePart> parts = FramePart.of(256, 144);

    assertThat(parts).hasSize(9);
    assertThat(parts.get(0)).isEqualTo(new FramePart(0, 0, 153, 86));
    assertThat(parts.get(4)).isEqualTo(new FramePart(51, 29, 153, 86));
    assertThat(parts.get(8)).isEqualTo(new FramePart(103, 58, 153, 86));
  }

  @Test
  void cutAndMasked_part_holdTheSamePixels() {
    Residuals residuals = residuals();
    FramePart part = residuals.parts().get(5);
    float[] cut = residuals.cut(part).bins().get(0)[1];
    float[] masked = residuals.masked(part).bins().get(0)[1];

    assertThat(cut).hasSize(part.width() * part.height());
    assertThat(masked).hasSize(WIDTH * HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int partX = x - part.left();
        int partY = y - part.top();
        boolean inside = partX >= 0 && partX < part.width() && partY >= 0 && partY < part.height();
        float value = residuals.bins().get(0)[1][y * WIDTH + x];
        assertThat(masked[y * WIDTH + x]).isEqualTo(inside ? value : 0);
        if (inside) {
          assertThat(cut[partY * part.width() + partX]).isEqualTo(value);
        }
      }
    }
  }

  private static Residuals residuals() {
    float[][] planes = new float[3][WIDTH * HEIGHT];
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      planes[1][i] = 1 + i;
    }
    TreeMap<Integer, float[][]> bins = new TreeMap<>();
    bins.put(0, planes);
    return new Residuals(new CarrierBand(CarrierFormat.STANDARD), WIDTH, HEIGHT, bins);
  }
}

package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.veilmark.spread.CarrierBand;
import org.veilmark.spread.CarrierFormat;

class BandShiftTest {
  private static final CarrierBand BAND = new CarrierBand(CarrierFormat.STANDARD);
  private static final int SIDE = BAND.side();

  @Test
  void apply_isTheSpectrumOfTheShiftedTile() {
    Random random = new Random(5);
    float[] grid = new float[SIDE * SIDE];
    float[] shifted = new float[SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        float value = (float) random.nextGaussian();
        grid[y * SIDE + x] = value;
        shifted[(y + 7) % SIDE * SIDE + (x + 3) % SIDE] = value;
      }
    }
    float[] spectrum = spectrum(grid);

    BandShift.apply(BAND, spectrum, 3, 7);

    assertThat(spectrum).containsExactly(spectrum(shifted), offset(1e-3f));
  }

  @Test
  void apply_backAgain_changesNothing() {
    float[] spectrum = spectrum(new float[SIDE * SIDE]);
    spectrum[10] = 1;
    float[] there = spectrum.clone();

    BandShift.apply(BAND, there, 2.3, -0.4);
    BandShift.apply(BAND, there, -2.3, 0.4);

    assertThat(there).containsExactly(spectrum, offset(1e-6f));
  }

  private static float[] spectrum(float[] tile) {
    float[] spectrum = new float[2 * BAND.size()];
    new TileFolder(BAND).fold(tile, SIDE, SIDE, GeometryMap.IDENTITY, spectrum);
    return spectrum;
  }
}

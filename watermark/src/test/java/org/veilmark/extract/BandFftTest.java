package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.spread.CarrierBand;
import org.veilmark.spread.CarrierFormat;
import org.veilmark.transform.TileFft;

class BandFftTest {
  private static final long SEED = 20261128;
  private static final CarrierBand BAND = new CarrierBand(CarrierFormat.STANDARD);
  private static final int SIDE = BAND.side();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16, 37})
  void forward_likeOneTileAtATime(int count) {
    float[][] tiles = random(count, SIDE * SIDE);
    float[][] spectra = new float[count][2 * BAND.size()];
    BandFft fft = new BandFft(BAND);

    fft.forward(tiles, spectra);
    fft.forward(tiles, spectra); // the second time finds what the first left in its memory

    for (int k = 0; k < count; k++) {
      float[] whole = new TileFft(SIDE).forward(tiles[k]);
      for (int i = 0; i < BAND.size(); i++) {
        assertThat(spectra[k][2 * i]).isCloseTo(whole[2 * BAND.bin(i)], within(1e-3f));
        assertThat(spectra[k][2 * i + 1]).isCloseTo(whole[2 * BAND.bin(i) + 1], within(1e-3f));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 15, 16})
  void greatest_likeOneTileAtATime(int count) {
    float[][] spectra = random(count, 2 * BAND.size());
    BandFft fft = new BandFft(BAND);
    fft.greatest(random(BandFft.BATCH, 2 * BAND.size()));

    int[] places = fft.greatest(spectra);

    assertThat(places).hasSize(count);
    for (int k = 0; k < count; k++) {
      assertThat(places[k]).isEqualTo(greatest(spectra[k]));
    }
  }

  private static int greatest(float[] spectrum) {
    float[] whole = new float[2 * SIDE * SIDE];
    for (int i = 0; i < BAND.size(); i++) {
      whole[2 * BAND.bin(i)] = spectrum[2 * i];
      whole[2 * BAND.bin(i) + 1] = spectrum[2 * i + 1];
      whole[2 * BAND.conjugateBin(i)] = spectrum[2 * i];
      whole[2 * BAND.conjugateBin(i) + 1] = -spectrum[2 * i + 1];
    }
    float[] tile = new TileFft(SIDE).inverseReal(whole);
    int greatest = 0;
    for (int i = 0; i < tile.length; i++) {
      greatest = tile[i] > tile[greatest] ? i : greatest;
    }
    return greatest;
  }

  private static float[][] random(int count, int length) {
    Random random = new Random(SEED + count);
    float[][] rows = new float[count][length];
    for (float[] row : rows) {
      for (int i = 0; i < length; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return rows;
  }
}

package org.veilmark.bench.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.veilmark.code.Algorithm;
import org.veilmark.code.PayloadFrame;
import org.veilmark.code.PolarCode;
import org.veilmark.code.SecretKey;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.embed.Embedder;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.spread.Carrier;
import org.veilmark.spread.CarrierFormat;

class MarkEstimatorTest {
  private static final PictureFormat FORMAT = PictureFormat.yuv420(256, 144);
  private static final SecretKey KEY = SecretKey.ofHex("5e".repeat(SecretKey.LENGTH_BYTES));
  private static final String MESSAGE = "A24";
  private static final float NOISE8 = 30;

  @Test
  void tile_ofVideoThatStandsStill_isThePattern() throws Exception {
    MarkEstimate estimate = learn(/* changing= */ false, /* offsetSeconds= */ 0, 1);

    assertThat(correlation(estimate, 0)).isGreaterThan(0.8);
    assertThat(correlation(estimate, 1)).isGreaterThan(0.8);
    assertThat(estimate.tile(5)).isEmpty();
  }

  @Test
  void tile_ofMoreVideos_isNearer() throws Exception {
    MarkEstimate one = learn(/* changing= */ true, /* offsetSeconds= */ 0, 1);
    MarkEstimate two = one.plus(learn(/* changing= */ true, /* offsetSeconds= */ 0, 2));

    assertThat(correlation(one, 0)).isBetween(0.05, 0.9);
    assertThat(correlation(two, 0)).isGreaterThan(correlation(one, 0));
  }

  @Test
  void tile_ofAnEpochTakenForTheNext_isAnotherPattern() throws Exception {
    MarkEstimate estimate = learn(/* changing= */ false, /* offsetSeconds= */ 4, 1);

    assertThat(correlation(estimate, 1)).isBetween(-0.3, 0.3);
  }

  @Test
  void forge_takingOff_undoesTheMark() throws Exception {
    MarkEstimate estimate = learn(/* changing= */ false, /* offsetSeconds= */ 0, 1);
    Picture host = picture(new Random(1));
    Picture marked = picture(new Random(1));
    embedder().embed(marked, 1);
    double before = distance(host, marked);

    new MarkForger(FORMAT, estimate, -before).apply(marked, 1);

    assertThat(distance(host, marked)).isLessThan(0.7 * before);
  }

  /** Eight seconds at four pictures a second. */
  private static MarkEstimate learn(boolean changing, double offsetSeconds, long seed)
      throws Exception {
    Random random = new Random(seed);
    Embedder embedder = embedder();
    MarkEstimator estimator = new MarkEstimator(FORMAT, offsetSeconds);
    for (int n = 0; n < 32; n++) {
      Picture picture = picture(changing ? random : new Random(seed));
      embedder.embed(picture, n / 4.0);
      estimator.see(picture, n / 4.0);
    }
    return estimator.finish();
  }

  private static Embedder embedder() throws Exception {
    return new Embedder(
        new EmbedSettings(Algorithm.V2, /* level= */ 2, /* strength= */ 1, MESSAGE), KEY, FORMAT);
  }

  private static Picture picture(Random random) {
    Picture picture = Picture.allocate(FORMAT);
    for (int y = 0; y < FORMAT.height(); y++) {
      float[] row = new float[FORMAT.width()];
      for (int x = 0; x < row.length; x++) {
        row[x] = 120 + NOISE8 * (float) random.nextGaussian();
      }
      picture.y().addRow(y, row);
    }
    return picture;
  }

  private static double correlation(MarkEstimate estimate, int n) throws Exception {
    PayloadFrame frame = PayloadFrame.of(MESSAGE, /* level= */ 2);
    byte[] codeword = PolarCode.of(Algorithm.V2, frame.lengthClass()).encode(frame.toBits(KEY));
    float[] right = new Carrier(CarrierFormat.STANDARD, KEY, Algorithm.V2).tile(n, codeword);
    float[] found = estimate.tile(n).orElseThrow();
    double sum = 0;
    for (int i = 0; i < right.length; i++) {
      sum += right[i] * found[i];
    }
    return sum / right.length;
  }

  private static double distance(Picture a, Picture b) {
    float[] rowA = new float[FORMAT.width()];
    float[] rowB = new float[FORMAT.width()];
    double power = 0;
    for (int y = 0; y < FORMAT.height(); y++) {
      a.y().readRow(y, rowA);
      b.y().readRow(y, rowB);
      for (int x = 0; x < rowA.length; x++) {
        power += (rowA[x] - rowB[x]) * (rowA[x] - rowB[x]);
      }
    }
    return Math.sqrt(power / (FORMAT.width() * FORMAT.height()));
  }
}

package org.veilmark.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.code.Algorithm;
import org.veilmark.code.SecretKey;

class CarrierTest {
  private static final SecretKey KEY = SecretKey.ofHex("2a".repeat(32));
  private static final SecretKey OTHER = SecretKey.ofHex("2b".repeat(32));
  private static final byte[] CODEWORD = new byte[512];

  private final Carrier carrier = new Carrier(CarrierFormat.STANDARD, KEY, Algorithm.V2);

  @Test
  void tile_hasVarianceOneAndNoMean() {
    for (int n = 0; n < 16; n++) {
      float[] tile = carrier.tile(n, CODEWORD);

      assertThat(correlation(tile, tile)).isCloseTo(1, within(1e-3));
      assertThat(correlation(tile, ones())).isCloseTo(0, within(1e-3));
    }
  }

  @Test
  void tile_otherEpochKeyOrAlgorithm_isUnrelated() {
    float[] tile = carrier.tile(0, CODEWORD);

    // Some 600 free coefficients: five standard deviations are 0.2.
    assertThat(correlation(tile, carrier.tile(1, CODEWORD))).isCloseTo(0, within(0.2));
    assertThat(
            correlation(
                tile, new Carrier(CarrierFormat.STANDARD, OTHER, Algorithm.V2).tile(0, CODEWORD)))
        .isCloseTo(0, within(0.2));
    assertThat(
            correlation(
                tile, new Carrier(CarrierFormat.STANDARD, KEY, Algorithm.V1).tile(0, CODEWORD)))
        .isCloseTo(0, within(0.2));
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 2048, 4096})
  void codeBits_withinACycle_everyCodeBitIsCarried(int codewordBits) {
    int epochsNeeded =
        (codewordBits + carrier.coefficientsPerEpoch() - 1) / carrier.coefficientsPerEpoch();
    Set<Integer> carried = new HashSet<>();
    for (int n = 0; n < epochsNeeded; n++) {
      for (int bit : carrier.codeBits(n, codewordBits)) {
        carried.add(bit);
      }
    }

    assertThat(carried).hasSize(codewordBits);
  }

  @Test
  void band_conjugates_areDistinctAndMirrored() {
    CarrierBand band = carrier.band();
    Set<Integer> bins = new HashSet<>();
    for (int i = 0; i < band.size(); i++) {
      assertThat(bins.add(band.bin(i))).isTrue();
      assertThat(bins.add(band.conjugateBin(i))).isTrue();
      double radius = Math.hypot(band.cyclesX(i), band.cyclesY(i)) / band.side();
      assertThat(radius)
          .isBetween(
              CarrierFormat.STANDARD.lowCyclesPerPixel(),
              CarrierFormat.STANDARD.highCyclesPerPixel());
    }
  }

  private static float[] ones() {
    float[] ones = new float[64 * 64];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double correlation(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum / a.length;
  }
}

package org.veilmark.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.veilmark.media.ColourTags;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;

class QualityMeterTest {
  private static final PictureFormat FORMAT = PictureFormat.yuv420(32, 24);

  private final QualityMeter meter = new QualityMeter(FORMAT, ColourTags.NONE);

  @Test
  void quality_ofNoChange_isPerfect() {
    pair(100, 100, 0);

    Quality quality = meter.quality();

    assertThat(quality.psnrY()).isInfinite();
    assertThat(quality.psnrU()).isInfinite();
    assertThat(quality.ssimY()).isEqualTo(1);
    assertThat(quality.deltaE()).isZero();
  }

  @Test
  void quality_ofOneCodeValue_isAsComputedByHand() {
    pair(126, 126, 0);
    pair(126, 127, 1.5);

    Quality quality = meter.quality();

    // 20 log10(255) for the second, half the error over both.
    assertThat(quality.psnrYLowest()).isCloseTo(48.13, within(0.01));
    assertThat(quality.psnrY()).isCloseTo(51.14, within(0.01));
    // L* of 128.08 and 129.24 over 255 in sRGB is 53.61 and 54.06; S_L is close to 1 there.
    assertThat(quality.deltaEHighest()).isCloseTo(0.44, within(0.02));
    assertThat(quality.deltaE()).isCloseTo(quality.deltaEHighest() / 2, within(1e-9));
  }

  @Test
  void worst_isThePictureOfTheGreatestColourDifference() {
    pair(100, 101, 0);
    pair(100, 103, 2);
    pair(100, 102, 4);

    assertThat(meter.worst().seconds()).isEqualTo(2);
    assertThat(meter.worst().original().getRGB(5, 5) & 0xff).isEqualTo(98);
    // 10 times (101 - 98) in RGB, around 128.
    assertThat(meter.worst().difference().getRGB(5, 5) & 0xff)
        .isEqualTo(128 + 10 * ((meter.worst().marked().getRGB(5, 5) & 0xff) - 98));
  }

  @Test
  void after_withinASecond_looksAtColoursOnce() {
    pair(100, 101, 0);
    pair(100, 150, 0.5);

    assertThat(meter.worst().seconds()).isZero();
    assertThat(meter.quality().psnrYLowest()).isLessThan(20);
  }

  @Test
  void worst_ofNothing_isRefused() {
    assertThatThrownBy(meter::worst).isInstanceOf(IllegalStateException.class);
  }

  private void pair(int before, int after, double seconds) {
    Picture marked = GrayPictures.of(FORMAT, after);
    meter.before(GrayPictures.of(FORMAT, before));
    meter.after(marked, seconds);
  }
}

package org.veilmark.operators.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.media.ColourTags;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.testing.Samples;
import org.veilmark.schema.EncoderSettings;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.MarkSettings;
import org.veilmark.schema.SegmentDescriptor;

class MarksTest {
  /** A million luma samples, four seconds. */
  @ParameterizedTest
  @CsvSource({
    "        ,        , 1   ", // quality decides
    " 1000000,        , 1   ",
    "    5625,        , 1   ", // 0.045 bits a sample
    "    4500,        , 1.118",
    "    1000,        , 1.35",
    "       1,        , 1.35",
    "        , 1000000, 1   ",
    "        ,    9000, 1.118",
  })
  void settings_ofASegment_areStrongerWhereBitsAreScarce(
      @Nullable Long maxBytes, @Nullable Long bitsPerSecond, double strength) throws JobException {
    SegmentDescriptor segment = segment(1, maxBytes, bitsPerSecond);

    assertThat(Marks.settings(segment, ColourTags.NONE).strength())
        .isCloseTo(strength, within(1e-3));
  }

  @Test
  void settings_withoutAMark_staySo() throws JobException {
    assertThat(Marks.settings(segment(0, 1L, null), ColourTags.NONE).strength()).isZero();
  }

  @Test
  void settings_asStrongAsCanBe_stayInRange() throws JobException {
    assertThat(Marks.settings(segment(10, 1L, null), ColourTags.NONE).strength()).isEqualTo(10);
  }

  private static SegmentDescriptor segment(
      double strength, @Nullable Long maxBytes, @Nullable Long bitsPerSecond) {
    EncoderSettings encoding = Samples.encoding();
    encoding.setBitrateBitsPerSecond(bitsPerSecond);
    MarkSettings mark = Samples.mark();
    mark.setStrength(strength);
    return Samples.descriptor("job", JobKind.EMBED, 0)
        .setWorkPixels(1_000_000)
        .setMark(mark)
        .setMaxBytes(maxBytes)
        .setEncoding(encoding)
        .build();
  }
}

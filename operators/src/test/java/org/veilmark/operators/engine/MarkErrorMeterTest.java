package org.veilmark.operators.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.embed.MarkError;
import org.veilmark.schema.PictureError;
import org.veilmark.schema.PlaneError;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Rotation;

class MarkErrorMeterTest {
  @ParameterizedTest
  @CsvSource({"8, 1", "10, 16", "12, 256"})
  void result_oneCodeValueOf8Bits_isCountedInThoseOfTheFormat(int bitDepth, int squared) {
    PictureFormat format = new PictureFormat(6, 4, 1, 0, bitDepth, false, Rotation.NONE, 1, 1);
    MarkErrorMeter meter = new MarkErrorMeter(format);
    Picture picture = Picture.allocate(format);

    meter.count(
        new MarkError(
            picture.y().addRow(2, new float[] {1, 1, 1, 1, 1, 0}),
            picture.u().addRow(1, new float[3]),
            picture.v().addRow(0, new float[] {0, 1, 0})));
    meter.countUnchanged();

    assertThat(meter.result())
        .isEqualTo(
            PictureError.newBuilder()
                .setBitDepth(bitDepth)
                .setY(new PlaneError(5L * squared, 2 * 24L))
                .setU(new PlaneError(0L, 2 * 12L))
                .setV(new PlaneError((long) squared, 2 * 12L))
                .build());
  }
}

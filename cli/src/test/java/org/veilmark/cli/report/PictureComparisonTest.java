package org.veilmark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.fingerprint.Fingerprint;
import org.veilmark.operators.mark.Fingerprints;
import org.veilmark.schema.ExtractResult;
import org.veilmark.schema.Geometry;

class PictureComparisonTest {
  private static final int SAMPLES = 40;

  /** What coded fingerprints begin with. */
  private static final byte FORMAT = 1;

  private static final EmbeddedRecord MARKED =
      new EmbeddedRecord("0123456789abcdef", fingerprint(1));

  @ParameterizedTest(name = "{6}: {7}")
  @CsvSource({
    "1, 0, 0, 0, 1, 0, as it was, different",
    "0.95, 0, 0, 0, 0.95, 3, a rim cut off, different",
    "-1, 0, 0, 0, 1, 0, mirrored, different",
    "0, 1, 0, -1, 0, 0, turned by a quarter, different",
    "0.71, 0, 0, 0, 0.71, 0, cropped, unsure",
    "0, 0.71, 0, -0.71, 0, 0, cropped and turned by a quarter, unsure",
    "0.996, 0.087, 0, -0.087, 0.996, 0, turned by five degrees, unsure",
    "0.75, 0, 0, 0, 1, 0, squeezed, unsure",
    "1, 0, 32, 0, 1, 0, the right of it, unsure",
  })
  void verdict_onOtherPictures_isSureOfTheWholeAlone(
      double xx,
      double xy,
      double x0,
      double yx,
      double yy,
      double y0,
      String what,
      String verdict) {
    ExtractResult read = read(fingerprint(2), new Geometry(xx, xy, x0, yx, yy, y0));

    assertThat(json(read)).as(what).contains("\"verdict\":\"" + verdict + "\"");
  }

  @Test
  void verdict_onTheSamePictures_isSameEvenInPart() {
    ExtractResult read = read(fingerprint(1), new Geometry(0.9, 0.0, 0.0, 0.0, 0.9, 0.0));

    assertThat(json(read)).contains("\"verdict\":\"same\"", "\"similarity\":1");
  }

  @Test
  void verdict_withoutAMark_isOfThePicturesAlone() {
    assertThat(json(read(fingerprint(2), null))).contains("\"verdict\":\"different\"");
  }

  private static String json(ExtractResult read) {
    return JsonLine.of(line -> new PictureComparison(MARKED, read).json(line));
  }

  private static ExtractResult read(Fingerprint fingerprint, Geometry geometry) {
    return ExtractResult.newBuilder()
        .setFound(geometry != null)
        .setFalsePositiveProbability(1e-12)
        .setStatistic(12)
        .setGeometry(geometry)
        .setFingerprint(Fingerprints.toRecord(fingerprint))
        .setSegmentsUsed(1)
        .setFramesDecoded(SAMPLES)
        .build();
  }

  private static Fingerprint fingerprint(long seed) {
    Random random = new Random(seed);
    ByteBuffer samples = ByteBuffer.allocate(1 + SAMPLES * (Integer.BYTES + Long.BYTES));
    samples.put(FORMAT);
    for (int tick = 0; tick < SAMPLES; tick++) {
      samples.putInt(tick).putLong(random.nextLong());
    }
    return Fingerprint.ofBytes(samples.array());
  }
}

package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.code.Algorithm;
import org.veilmark.code.MessageException;
import org.veilmark.code.SecretKey;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.embed.Embedder;
import org.veilmark.scene.TestScene;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;

/** What a wider search finds, and what it costs: a marked picture is shown inside another. */
class SurestMapTest {
  private static final SecretKey KEY = SecretKey.ofHex("2a".repeat(32));
  private static final double SECONDS = 8;
  private static final double PICTURE_SECONDS = 0.25;
  private static final PictureFormat OUTER = PictureFormat.yuv420(640, 360);

  /** Maps tried before any lattice is: at each offset the identity and its symmetries. */
  private static final int STRAIGHT = 8 + 8 * 7;

  private static final int SHAPES = 8 * 9;
  private static final int SCALED = 8 * 6;

  /** Through all nudges, rounds and directions. */
  private static final int CLIMB = 4 * 4 * 8;

  /** 0.6 of each side. */
  private static final PictureFormat INNER = PictureFormat.yuv420(384, 216);

  /** Over all pictures, in 8-bit code values: so much that the frame as a whole shows no map. */
  private static final double NOISE8 = 20;

  @ParameterizedTest
  @CsvSource({"128, 72", "256, 144"})
  void read_markedPictureInsideAnother_wideAloneFindsIt(int left, int top) throws MessageException {
    Residuals residuals = inset(left, top, /* strength= */ 1);

    Evidence usual = read(residuals, SearchWidth.USUAL);
    Evidence wide = read(residuals, SearchWidth.WIDE);

    assertThat(usual.located().map()).isEqualTo(GeometryMap.IDENTITY);
    assertThat(TestVote.message(usual, KEY)).isEmpty();
    assertThat(wide.located().map().distance(new GeometryMap(0.6, 0, 0, 0.6)))
        .isCloseTo(0, within(0.02));
    assertThat(TestVote.message(wide, KEY)).contains("VEILMARK2026");
  }

  @Test
  void read_unmarkedPictures_triesMoreMapsTheWiderWithinBounds() throws MessageException {
    Residuals residuals = inset(0, 0, /* strength= */ 0);

    int narrow = read(residuals, SearchWidth.NARROW).located().hypotheses();
    int usual = read(residuals, SearchWidth.USUAL).located().hypotheses();
    int wide = read(residuals, SearchWidth.WIDE).located().hypotheses();

    int partMost = STRAIGHT + SCALED + 64 + 10 * 7 + CLIMB;
    assertThat(narrow).isLessThanOrEqualTo(STRAIGHT + 2 * 2 + 8 + 2 * 7).isLessThan(usual);
    assertThat(usual).isLessThanOrEqualTo(partMost + SHAPES + 3 * CLIMB);
    assertThat(wide)
        .isGreaterThan(5 * usual)
        .isLessThanOrEqualTo(STRAIGHT + SHAPES + SCALED + 192 + 24 * 7 + 4 * CLIMB + 9 * partMost);
  }

  @Test
  void read_givenUp_isOfTheFrameAsAWhole() throws MessageException {
    Residuals residuals = inset(0, 0, /* strength= */ 0);

    Evidence evidence =
        SurestMap.read(
            residuals, KEY, List.of(Algorithm.V2), SearchWidth.WIDE, Optional.empty(), () -> true);

    assertThat(evidence.located().hypotheses())
        .isLessThanOrEqualTo(STRAIGHT + SHAPES + SCALED + 192 + 24 * 7 + 4 * CLIMB);
  }

  private static Evidence read(Residuals residuals, SearchWidth width) {
    return SurestMap.read(residuals, KEY, List.of(Algorithm.V2), width);
  }

  private static Residuals inset(int left, int top, double strength) throws MessageException {
    TestScene outer = new TestScene(OUTER, 7);
    TestScene inner = new TestScene(INNER, 20261121);
    Embedder embedder =
        new Embedder(new EmbedSettings(Algorithm.V2, 2, strength, "VEILMARK2026"), KEY, INNER);
    Random random = new Random(7);
    ResidualCollector collector = new ResidualCollector(OUTER);
    for (double t = 0; t < SECONDS; t += PICTURE_SECONDS) {
      Picture shown = outer.at(2 * t);
      Picture marked = inner.at(t);
      embedder.embed(marked, t);
      show(marked.y(), shown.y(), left, top, random);
      show(marked.u(), shown.u(), left / 2, top / 2, random);
      show(marked.v(), shown.v(), left / 2, top / 2, random);
      collector.add(shown, t, false);
    }
    return collector.finish();
  }

  /** Copies a plane into a place of another, and puts noise over all. */
  private static void show(Plane inner, Plane outer, int left, int top, Random random) {
    BytePlane from = (BytePlane) inner;
    BytePlane to = (BytePlane) outer;
    for (int y = 0; y < from.height(); y++) {
      System.arraycopy(
          from.samples(),
          y * from.stride(),
          to.samples(),
          (top + y) * to.stride() + left,
          from.width());
    }
    for (int i = 0; i < to.samples().length; i++) {
      double rough = (to.samples()[i] & 0xff) + NOISE8 * random.nextGaussian();
      to.samples()[i] = (byte) Math.round(Math.max(0, Math.min(255, rough)));
    }
  }
}

package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.code.Algorithm;
import org.veilmark.code.MessageException;
import org.veilmark.code.PayloadFrame;
import org.veilmark.code.SecretKey;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.embed.Embedder;
import org.veilmark.scene.TestScene;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.CanonicalFrame;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;
import org.veilmark.signal.Rotation;
import org.veilmark.spread.Carrier;
import org.veilmark.spread.CarrierFormat;
import org.veilmark.transform.GridAdder;
import org.veilmark.transform.GridReader;

/** The whole way from a message to pictures and back, without a codec between. */
class ExtractionTest {
  private static final SecretKey KEY = SecretKey.ofHex("2a".repeat(32));
  private static final SecretKey OTHER = SecretKey.ofHex("2b".repeat(32));
  private static final long SEED = 20261121;
  private static final double SECONDS = 8;
  private static final double PICTURE_SECONDS = 0.125;
  private static final PictureFormat FORMAT = PictureFormat.yuv420(320, 240);
  private static final UnaryOperator<Picture> SAME = UnaryOperator.identity();

  @ParameterizedTest
  @CsvSource({
    "2, A",
    "2, VEILMARK2026",
    "2, ABCDEFGHIJKLMNOPQRSTUVWX",
    "2, Hello world",
    "2, 水印",
    "1, VEILMARK2026",
    "0, VEILMARK2026"
  })
  void decide_markedPictures_givesTheMessage(int level, String message) throws MessageException {
    Decision decision = decide(marked(FORMAT, level, message, 0, SAME), KEY);

    assertThat(decision.frame().map(PayloadFrame::message)).contains(message);
    assertThat(decision.frame().map(PayloadFrame::level)).contains(level);
    assertThat(decision.falsePositiveProbability()).isPositive().isLessThan(1e-9);
    assertThat((decision.offsetSeconds() + 32) % 64 - 32).isCloseTo(0, within(0.26));
  }

  @ParameterizedTest
  @CsvSource({"320, 180", "180, 320", "333, 251", "161, 121"})
  void decide_anySize_needsNoSearch(int width, int height) throws MessageException {
    Decision decision =
        decide(marked(PictureFormat.yuv420(width, height), 2, "VEILMARK2026", 0, SAME), KEY);

    assertThat(decision.frame().map(PayloadFrame::message)).contains("VEILMARK2026");
    assertThat(wrapped(decision.shiftX())).isCloseTo(0, within(0.5));
    assertThat(wrapped(decision.shiftY())).isCloseTo(0, within(0.5));
  }

  @ParameterizedTest
  @CsvSource({"480, 360", "240, 180", "214, 161"})
  void decide_resizedAfterMarking_givesTheMessage(int width, int height) throws MessageException {
    PictureFormat small = PictureFormat.yuv420(width, height);
    Evidence evidence =
        collect(small, FORMAT, 2, "VEILMARK2026", 0, picture -> resized(picture, small), t -> true);

    assertThat(decide(evidence, KEY).frame().map(PayloadFrame::message)).contains("VEILMARK2026");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 2.25, 3.75, 17, 40.5, 63.75})
  void decide_excerpt_findsWhereItBegan(double start) throws MessageException {
    Decision decision = decide(marked(FORMAT, 2, "VEILMARK2026", start, SAME), KEY);

    assertThat(decision.frame().map(PayloadFrame::message)).contains("VEILMARK2026");
    assertThat(decision.offsetSeconds()).isCloseTo(start, within(0.26));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.8, 24 / 25.0, 25 / 24.0, 1.13, 1.25})
  void decide_copyAtAnotherSpeed_findsTheRate(double rate) throws MessageException {
    TestScene scene = new TestScene(FORMAT, SEED);
    Embedder embedder =
        new Embedder(new EmbedSettings(Algorithm.V2, 2, 1, "VEILMARK2026"), KEY, FORMAT);
    ResidualCollector collector = new ResidualCollector(FORMAT);
    for (double t = 0; t < 3 * SECONDS; t += PICTURE_SECONDS) {
      Picture picture = scene.at(7 + t);
      embedder.embed(picture, 7 + t);
      collector.add(picture, t / rate, false);
    }

    Evidence evidence = collector.finish().fold(Located.UNSEARCHED);
    Carrier carrier = new Carrier(CarrierFormat.STANDARD, KEY, Algorithm.V2);
    List<Double> likely =
        new RateSearch(new PilotSearch(carrier))
            .likely(BandSeries.of(evidence, new SpectrumWhitener(carrier.band())));

    assertThat(likely).first().satisfies(found -> assertThat(found).isCloseTo(rate, within(0.02)));
    assertThat(decide(evidence, KEY).frame().map(PayloadFrame::message)).contains("VEILMARK2026");
  }

  @Test
  void decide_grayOrDarkCopies_giveTheMessage() throws MessageException {
    assertThat(decide(marked(FORMAT, 2, "VEILMARK2026", 0, ExtractionTest::gray), KEY).found())
        .isTrue();
    assertThat(decide(marked(FORMAT, 2, "VEILMARK2026", 0, ExtractionTest::dark), KEY).found())
        .isTrue();
  }

  @Test
  void decide_piecesMergedInAnyOrder_giveTheMessage() throws MessageException {
    Evidence first = collect(FORMAT, FORMAT, 2, "VEILMARK2026", 0, SAME, t -> t < 4);
    Evidence second = collect(FORMAT, FORMAT, 2, "VEILMARK2026", 0, SAME, t -> t >= 4);

    assertThat(second.merge(first)).isEqualTo(first.merge(second));
    assertThat(decide(second.merge(first), KEY).frame().map(PayloadFrame::message))
        .contains("VEILMARK2026");
  }

  @Test
  void decide_anotherKey_findsNothing() throws MessageException {
    Decision decision = decide(marked(FORMAT, 2, "VEILMARK2026", 0, SAME), OTHER);

    assertThat(decision.found()).isFalse();
    assertThat(decision.falsePositiveProbability()).isEqualTo(1);
  }

  @Test
  void decide_anotherAlgorithm_findsNothing() throws MessageException {
    Evidence evidence = marked(FORMAT, 2, "VEILMARK2026", 0, SAME);

    assertThat(new PayloadVoter(KEY, Algorithm.V1, 1e-9).decide(List.of(evidence)).found())
        .isFalse();
  }

  @Test
  void decide_unmarkedPictures_findsNothing() throws MessageException {
    Evidence evidence = collect(FORMAT, FORMAT, 2, "", 0, SAME, t -> true);

    assertThat(decide(evidence, KEY).found()).isFalse();
  }

  @Test
  void decide_blackPictures_findsNothing() {
    ResidualCollector collector = new ResidualCollector(FORMAT);
    for (double t = 0; t < SECONDS; t += PICTURE_SECONDS) {
      collector.add(Picture.allocate(FORMAT), t, false);
    }

    assertThat(decide(collector.finish().fold(Located.UNSEARCHED), KEY).found()).isFalse();
  }

  @Test
  void decide_noPictures_findsNothing() {
    assertThat(decide(new ResidualCollector(FORMAT).finish().fold(Located.UNSEARCHED), KEY).found())
        .isFalse();
  }

  @Test
  void wants_manyPicturesASecond_takesEightAndEveryKeyframe() {
    ResidualCollector collector = new ResidualCollector(FORMAT);
    int taken = 0;
    for (int n = 0; n < 60; n++) {
      if (collector.wants(n / 60.0, n == 33)) {
        collector.add(Picture.allocate(FORMAT), n / 60.0, n == 33);
        taken++;
      }
    }

    assertThat(taken).isEqualTo(9);
  }

  private static Decision decide(Evidence evidence, SecretKey key) {
    return new PayloadVoter(key, Algorithm.V2, 1e-9).decide(List.of(evidence));
  }

  private static Evidence marked(
      PictureFormat format, int level, String message, double start, UnaryOperator<Picture> attack)
      throws MessageException {
    return collect(format, format, level, message, start, attack, t -> true);
  }

  /**
   * Evidence of an attacked excerpt that begins at {@code start}; unmarked where the message is
   * empty.
   */
  private static Evidence collect(
      PictureFormat attacked,
      PictureFormat format,
      int level,
      String message,
      double start,
      UnaryOperator<Picture> attack,
      DoublePredicate part)
      throws MessageException {
    TestScene scene = new TestScene(format, SEED);
    Embedder embedder =
        new Embedder(
            new EmbedSettings(
                Algorithm.V2, level, message.isEmpty() ? 0 : 1, message.isEmpty() ? "-" : message),
            KEY,
            format);
    ResidualCollector collector = new ResidualCollector(attacked);
    for (double t = 0; t < SECONDS; t += PICTURE_SECONDS) {
      if (part.test(t)) {
        Picture picture = scene.at(start + t);
        embedder.embed(picture, start + t);
        collector.add(attack.apply(picture), t, false);
      }
    }
    return collector.finish().fold(Located.UNSEARCHED);
  }

  private static Picture resized(Picture picture, PictureFormat to) {
    Picture out = Picture.allocate(to);
    resize(picture.y(), out.y());
    resize(picture.u(), out.u());
    resize(picture.v(), out.v());
    return out;
  }

  /** By way of a grid as large as the source: an area average, then cubic interpolation. */
  private static void resize(Plane from, Plane to) {
    CanonicalFrame exact = new CanonicalFrame(from.width(), from.height(), 1, 1, Rotation.NONE);
    float[] grid = new float[exact.area()];
    new GridReader(exact, from.width(), from.height(), from.width(), from.height())
        .read(from, grid);
    CanonicalFrame scaled =
        new CanonicalFrame(
            from.width(),
            from.height(),
            (double) from.width() / to.width(),
            (double) from.height() / to.height(),
            Rotation.NONE);
    GridAdder adder = new GridAdder(scaled, to.width(), to.height(), to.width(), to.height());
    adder.load(grid);
    adder.add(to);
  }

  private static Picture gray(Picture picture) {
    Arrays.fill(((BytePlane) picture.u()).samples(), (byte) 128);
    Arrays.fill(((BytePlane) picture.v()).samples(), (byte) 128);
    return picture;
  }

  private static Picture dark(Picture picture) {
    byte[] luma = ((BytePlane) picture.y()).samples();
    for (int i = 0; i < luma.length; i++) {
      luma[i] = (byte) ((luma[i] & 0xff) / 2);
    }
    return picture;
  }

  private static double wrapped(double shift) {
    return shift > 32 ? shift - 64 : shift;
  }
}

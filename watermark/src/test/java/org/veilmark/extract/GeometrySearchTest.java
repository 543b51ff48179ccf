package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.code.Algorithm;
import org.veilmark.code.MessageException;
import org.veilmark.code.PayloadFrame;
import org.veilmark.code.SecretKey;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.embed.Embedder;
import org.veilmark.scene.TestScene;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.spread.Carrier;
import org.veilmark.spread.CarrierFormat;

/** Attacked pictures without a codec between. */
class GeometrySearchTest {
  private static final SecretKey KEY = SecretKey.ofHex("2a".repeat(32));
  private static final long SEED = 20261121;
  private static final double SECONDS = 8;
  private static final double PICTURE_SECONDS = 0.25;
  private static final PictureFormat HOST = PictureFormat.yuv420(384, 216);

  /**
   * Size of the copy, then which host pixel its pixels show: {@code host = a x + b y} about the
   * centres, in pixels.
   */
  @ParameterizedTest
  @CsvSource({
    "384, 216, 1, 0, 0, 1, 1, 0, 0, 1", // nothing
    "346, 194, 1, 0, 0, 1, 1.11, 0, 0, 1.11", // cropped to 0.9
    "272, 154, 1, 0, 0, 1, 1.40, 0, 0, 1.40", // cropped to 0.71
    "384, 216, 0.8, 0, 0, 0.8, 1.25, 0, 0, 1.25", // cropped and enlarged
    "384, 216, 0.9962, 0.0872, -0.0872, 0.9962, 0.9962, -0.0872, 0.0872, 0.9962", // turned by 5
    // degrees
    "384, 216, -1, 0, 0, 1, -1, 0, 0, 1", // mirrored
    "216, 384, 0, 1, -1, 0, 0, -1, 1, 0", // a quarter turn
    "288, 216, 1.3333, 0, 0, 1, 0.75, 0, 0, 1", // squeezed
    "384, 280, 1, 0, 0, 1, 0.77, 0, 0, 0.77" // letterbox
  })
  void locate_attackedPictures_findsTheMapAndTheMessage(
      int width,
      int height,
      double xx,
      double xy,
      double yx,
      double yy,
      double mapXx,
      double mapXy,
      double mapYx,
      double mapYy)
      throws MessageException {
    Residuals residuals =
        attacked(PictureFormat.yuv420(width, height), new GeometryMap(xx, xy, yx, yy), 1);

    Located located = locate(residuals);
    Decision decision =
        new PayloadVoter(KEY, Algorithm.V2, 1e-9).decide(List.of(residuals.fold(located)));

    assertThat(located.map().xx()).isCloseTo(mapXx, within(0.035));
    assertThat(located.map().xy()).isCloseTo(mapXy, within(0.035));
    assertThat(located.map().yx()).isCloseTo(mapYx, within(0.035));
    assertThat(located.map().yy()).isCloseTo(mapYy, within(0.035));
    assertThat(decision.frame().map(PayloadFrame::message)).contains("VEILMARK2026");
  }

  @Test
  void locate_unmarkedPictures_givesUpWithinItsBudget() throws MessageException {
    Residuals residuals = attacked(HOST, GeometryMap.IDENTITY, 0);

    Located located = locate(residuals);

    assertThat(located.map()).isEqualTo(GeometryMap.IDENTITY);
    assertThat(located.hypotheses())
        .isLessThanOrEqualTo(8 + 8 * 7 + 8 * 9 + 8 * 6 + 64 + 10 * 7 + 4 * 4 * 4 * 8);
    assertThat(
            new PayloadVoter(KEY, Algorithm.V2, 1e-9)
                .decide(List.of(residuals.fold(located)))
                .found())
        .isFalse();
  }

  @Test
  void locate_noPictures_givesTheIdentity() {
    Located located = locate(new ResidualCollector(HOST).finish());

    assertThat(located).isEqualTo(Located.UNSEARCHED);
  }

  @Test
  void locate_mapOfAnotherPiece_spareTheSearch() throws MessageException {
    Residuals residuals = attacked(HOST, new GeometryMap(0.8, 0, 0, 0.8), 1);
    Located searched = locate(residuals);

    Located hinted = locate(residuals, Optional.of(searched.map()));

    assertThat(hinted.map().distance(searched.map())).isLessThan(0.02);
    assertThat(hinted.statistic()).isGreaterThanOrEqualTo(Located.SURE);
    // Both at the eight offsets, and the refinement.
    assertThat(hinted.hypotheses()).isLessThan(searched.hypotheses()).isLessThan(2 * 8 + 100);
  }

  @Test
  void locate_wrongMapOfAnotherPiece_findsTheRightOne() throws MessageException {
    Residuals residuals = attacked(HOST, new GeometryMap(0.8, 0, 0, 0.8), 1);

    Located hinted = locate(residuals, Optional.of(new GeometryMap(1.3, 0, 0, 1.3)));

    assertThat(hinted.map().distance(locate(residuals).map())).isLessThan(0.02);
  }

  private static Located locate(Residuals residuals) {
    return locate(residuals, Optional.empty());
  }

  private static Located locate(Residuals residuals, Optional<GeometryMap> hint) {
    return SurestMap.locate(
        List.of(new PilotSearch(new Carrier(CarrierFormat.STANDARD, KEY, Algorithm.V2))),
        new MapCandidates(residuals, CarrierFormat.STANDARD, SearchWidth.USUAL, hint));
  }

  private static Residuals attacked(PictureFormat copy, GeometryMap toHost, double strength)
      throws MessageException {
    TestScene scene = new TestScene(HOST, SEED);
    Embedder embedder =
        new Embedder(new EmbedSettings(Algorithm.V2, 2, strength, "VEILMARK2026"), KEY, HOST);
    ResidualCollector collector = new ResidualCollector(copy);
    for (double t = 0; t < SECONDS; t += PICTURE_SECONDS) {
      Picture picture = scene.at(t);
      embedder.embed(picture, t);
      collector.add(warped(picture, copy, toHost), t, false);
    }
    return collector.finish();
  }

  private static Picture warped(Picture picture, PictureFormat format, GeometryMap toHost) {
    Picture out = Picture.allocate(format);
    warp((BytePlane) picture.y(), (BytePlane) out.y(), toHost, 16);
    warp((BytePlane) picture.u(), (BytePlane) out.u(), toHost, 128);
    warp((BytePlane) picture.v(), (BytePlane) out.v(), toHost, 128);
    return out;
  }

  /** Bilinear; black outside the host. */
  private static void warp(BytePlane from, BytePlane to, GeometryMap toHost, int outside) {
    for (int y = 0; y < to.height(); y++) {
      for (int x = 0; x < to.width(); x++) {
        double cx = x + 0.5 - to.width() / 2.0;
        double cy = y + 0.5 - to.height() / 2.0;
        double hx = toHost.xx() * cx + toHost.xy() * cy + from.width() / 2.0 - 0.5;
        double hy = toHost.yx() * cx + toHost.yy() * cy + from.height() / 2.0 - 0.5;
        to.samples()[y * to.stride() + x] = (byte) sample(from, hx, hy, outside);
      }
    }
  }

  private static int sample(BytePlane plane, double x, double y, int outside) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    if (left < 0 || top < 0 || left + 1 >= plane.width() || top + 1 >= plane.height()) {
      return outside;
    }
    double ax = x - left;
    double ay = y - top;
    double upper = (1 - ax) * at(plane, left, top) + ax * at(plane, left + 1, top);
    double lower = (1 - ax) * at(plane, left, top + 1) + ax * at(plane, left + 1, top + 1);
    return (int) Math.round((1 - ay) * upper + ay * lower);
  }

  private static int at(BytePlane plane, int x, int y) {
    return plane.samples()[y * plane.stride() + x] & 0xff;
  }
}

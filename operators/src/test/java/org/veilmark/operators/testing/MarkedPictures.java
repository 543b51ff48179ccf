package org.veilmark.operators.testing;

import org.veilmark.embed.Embedder;
import org.veilmark.extract.ResidualCollector;
import org.veilmark.extract.SearchWidth;
import org.veilmark.extract.SurestMap;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.mark.Marks;
import org.veilmark.schema.MarkSettings;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;

/** Evidence of a small still picture, marked or not. */
public final class MarkedPictures {
  private static final PictureFormat FORMAT = PictureFormat.yuv420(384, 288);
  private static final double SECONDS_PER_PICTURE = 0.25;

  private MarkedPictures() {}

  /** Evidence of the marked picture, shown from one second to another. */
  public static byte[] evidence(double fromSeconds, double toSeconds) throws Exception {
    return evidence(Samples.mark(), fromSeconds, toSeconds);
  }

  /** Evidence of the picture marked as asked for. */
  public static byte[] evidence(MarkSettings mark, double fromSeconds, double toSeconds)
      throws Exception {
    Embedder embedder = new Embedder(Marks.settings(mark), KeySource.development().read(), FORMAT);
    return collect(fromSeconds, toSeconds, embedder::embed);
  }

  /** Evidence of the picture as it is. */
  public static byte[] unmarkedEvidence(double fromSeconds, double toSeconds) throws Exception {
    return collect(fromSeconds, toSeconds, (picture, seconds) -> {});
  }

  private interface Change {
    void apply(Picture picture, double seconds);
  }

  private static byte[] collect(double fromSeconds, double toSeconds, Change change)
      throws Exception {
    ResidualCollector collector = new ResidualCollector(FORMAT);
    for (double at = fromSeconds; at < toSeconds; at += SECONDS_PER_PICTURE) {
      Picture picture = picture();
      change.apply(picture, at);
      collector.add(picture, at, /* keyFrame= */ false);
    }
    return SurestMap.read(
            collector.finish(),
            KeySource.development().read(),
            Marks.toTry(null),
            SearchWidth.USUAL)
        .toBytes();
  }

  private static Picture picture() {
    Picture picture = Picture.allocate(FORMAT);
    paint((BytePlane) picture.y());
    paint((BytePlane) picture.u());
    paint((BytePlane) picture.v());
    return picture;
  }

  private static void paint(BytePlane plane) {
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        double value = Math.sin(0.21 * x) * Math.cos(0.13 * y) + Math.sin(0.05 * (x + 2 * y));
        plane.samples()[plane.offset() + y * plane.stride() + x] =
            (byte) Math.round(120 + 30 * value);
      }
    }
  }
}

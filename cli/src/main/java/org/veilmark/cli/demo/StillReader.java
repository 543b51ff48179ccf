package org.veilmark.cli.demo;

import java.io.IOException;
import org.veilmark.media.ByteSource;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.VideoFrame;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;

/** Takes single pictures out of videos. */
final class StillReader {
  private static final int HD_HEIGHT = 720;
  private static final int MATRIX_BT709 = 1;
  private static final int MATRIX_UNSPECIFIED = 2;

  private StillReader() {}

  /** The first picture shown at or after a time; the last one if there is none. */
  static Still at(MediaLibrary media, ByteSource video, double seconds)
      throws IOException, MediaException {
    GopIndex index = media.indexGops(video);
    Gop chosen = index.gops().get(0);
    for (Gop gop : index.gops()) {
      if (index.presentationSeconds(gop.startPtsTicks()) <= seconds) {
        chosen = gop;
      }
    }
    try (SegmentDecoder decoder =
        media.openDecoder(video, DecodeRange.of(chosen, chosen), DecodeOptions.lenient(1))) {
      int matrix = decoder.stream().colour().matrix();
      Still still = null;
      for (VideoFrame frame = decoder.next(); frame != null; frame = decoder.next()) {
        if (still == null || index.presentationSeconds(frame.ptsTicks()) <= seconds) {
          still = of(frame.picture(), matrix);
        } else {
          break;
        }
      }
      if (still == null) {
        throw new IOException("no picture near " + seconds + " s in " + video.name());
      }
      return still;
    }
  }

  private static Still of(Picture picture, int matrix) {
    PictureFormat format = picture.format();
    boolean hd =
        matrix == MATRIX_BT709 || (matrix == MATRIX_UNSPECIFIED && format.height() >= HD_HEIGHT);
    Rgb rgb = new Rgb(hd, format.fullRange());
    float[] y = new float[format.width()];
    float[] u = new float[format.chromaWidth()];
    float[] v = new float[format.chromaWidth()];
    int[] pixels = new int[format.width() * format.height()];
    for (int row = 0; row < format.height(); row++) {
      picture.y().readRow(row, y);
      readRow(picture.u(), row >> format.chromaShiftY(), u);
      readRow(picture.v(), row >> format.chromaShiftY(), v);
      for (int x = 0; x < format.width(); x++) {
        int c = x >> format.chromaShiftX();
        pixels[row * format.width() + x] = rgb.of(y[x], u[c], v[c]);
      }
    }
    return new Still(format.width(), format.height(), pixels).turned(format.rotation());
  }

  private static void readRow(Plane plane, int row, float[] into) {
    plane.readRow(row, into);
  }
}

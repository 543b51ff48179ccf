package org.veilmark.bench.quality;

import java.util.Arrays;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;

/** Pictures of one gray. */
final class GrayPictures {
  private GrayPictures() {}

  static Picture of(PictureFormat format, int luma8) {
    Picture picture = Picture.allocate(format);
    float[] row = new float[format.width()];
    Arrays.fill(row, luma8);
    for (int y = 0; y < format.height(); y++) {
      picture.y().addRow(y, row);
    }
    Arrays.fill(row, 128);
    for (int y = 0; y < format.chromaHeight(); y++) {
      picture.u().addRow(y, row);
      picture.v().addRow(y, row);
    }
    return picture;
  }
}

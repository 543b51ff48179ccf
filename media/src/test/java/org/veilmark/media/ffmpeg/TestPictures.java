package org.veilmark.media.ffmpeg;

import java.util.zip.CRC32;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;

/** Pictures that differ from each other in every plane, and a way to tell them apart. */
final class TestPictures {
  private TestPictures() {}

  /** A gradient that moves with {@code index}, with a square that moves the other way. */
  static Picture moving(PictureFormat format, int index) {
    Picture picture = Picture.allocate(format);
    fill(picture.y(), 3, 2, 5 * index);
    fill(picture.u(), 1, 2, 90 + index);
    fill(picture.v(), 2, 1, 160 - index);
    BytePlane luma = (BytePlane) picture.y();
    int side = Math.min(16, format.height() / 2);
    int left = Math.floorMod(format.width() - 2 * index, Math.max(1, format.width() - side));
    for (int y = 0; y < side; y++) {
      for (int x = left; x < left + side; x++) {
        luma.samples()[y * luma.stride() + x] = (byte) 235;
      }
    }
    return picture;
  }

  private static void fill(Plane plane, int perColumn, int perRow, int start) {
    BytePlane bytes = (BytePlane) plane;
    for (int y = 0; y < bytes.height(); y++) {
      for (int x = 0; x < bytes.width(); x++) {
        int value = Math.floorMod(start + perColumn * x + perRow * y, 200);
        bytes.samples()[bytes.offset() + y * bytes.stride() + x] = (byte) (20 + value);
      }
    }
  }

  /** CRC-32 of the samples, without padding, plane after plane. */
  static long hash(Picture picture) {
    CRC32 crc = new CRC32();
    for (Plane plane : new Plane[] {picture.y(), picture.u(), picture.v()}) {
      BytePlane bytes = (BytePlane) plane;
      for (int y = 0; y < bytes.height(); y++) {
        crc.update(bytes.samples(), bytes.offset() + y * bytes.stride(), bytes.width());
      }
    }
    return crc.getValue();
  }
}

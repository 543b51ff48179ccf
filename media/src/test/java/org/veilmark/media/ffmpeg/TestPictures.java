package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.MediaException;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.VideoFrame;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;

/** Pictures that differ from each other in every plane, and a way to tell them apart. */
final class TestPictures {
  private TestPictures() {}

  /**
   * A gradient that moves with {@code index}, with a square that moves the other way; where samples
   * have more than 8 bits, the lower ones differ from sample to sample, too.
   */
  static Picture moving(PictureFormat format, int index) {
    Picture picture = Picture.allocate(format);
    fill(picture.u(), 1, 2, 90 + index, 0, 0);
    fill(picture.v(), 2, 1, 160 - index, 0, 0);
    int side = Math.min(16, format.height() / 2);
    int left = Math.floorMod(format.width() - 2 * index, Math.max(1, format.width() - side));
    fill(picture.y(), 3, 2, 5 * index, left, side);
    return picture;
  }

  private static void fill(
      Plane plane, int perColumn, int perRow, int start, int squareLeft, int squareSide) {
    int steps = 1 << (plane.bitDepth() - 8);
    float[] row = new float[plane.width()];
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        int value = 20 + Math.floorMod(start + perColumn * x + perRow * y, 200);
        boolean inSquare = y < squareSide && x >= squareLeft && x < squareLeft + squareSide;
        row[x] = (inSquare ? 235 : value) + (float) ((x + 3 * y) % steps) / steps;
      }
      plane.addRow(y, row);
    }
  }

  /** Decodes to the end; each picture is to come after the one before. */
  static void assertInOrder(SegmentDecoder decoder) throws IOException, MediaException {
    long last = Long.MIN_VALUE;
    @Nullable VideoFrame frame = decoder.next();
    while (frame != null) {
      assertThat(frame.ptsTicks()).isGreaterThan(last);
      last = frame.ptsTicks();
      frame = decoder.next();
    }
  }

  /** CRC-32 of the samples, without padding, plane after plane; the low byte of each first. */
  static long hash(Picture picture) {
    CRC32 crc = new CRC32();
    for (Plane plane : new Plane[] {picture.y(), picture.u(), picture.v()}) {
      int steps = 1 << (plane.bitDepth() - 8);
      float[] row = new float[plane.width()];
      for (int y = 0; y < plane.height(); y++) {
        plane.readRow(y, row);
        for (float value : row) {
          int sample = (int) (value * steps);
          crc.update(sample & 0xff);
          if (steps > 1) {
            crc.update(sample >> 8);
          }
        }
      }
    }
    return crc.getValue();
  }
}

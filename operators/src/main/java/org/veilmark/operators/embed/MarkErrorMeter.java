package org.veilmark.operators.embed;

import org.veilmark.media.SquaredErrors;
import org.veilmark.schema.PictureError;
import org.veilmark.schema.PlaneError;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;

/**
 * Measures what marking changes in the pictures of one format: exact integer sums, so that segments
 * add up to the video in any order.
 */
final class MarkErrorMeter {
  private final PictureFormat format;
  private final Picture host;
  private SquaredErrors errors = SquaredErrors.ZERO;
  private long pictures;

  MarkErrorMeter(PictureFormat format) {
    this.format = format;
    host = Picture.allocate(format);
  }

  /** Keeps a picture as it was. */
  void remember(Picture picture) {
    copy(picture.y(), host.y());
    copy(picture.u(), host.u());
    copy(picture.v(), host.v());
  }

  /** Compares the picture last remembered with what became of it. */
  void compare(Picture marked) {
    errors = errors.plus(SquaredErrors.between(host, marked));
    pictures++;
  }

  /** Counts a picture that was left as it was. */
  void countUnchanged() {
    pictures++;
  }

  PictureError result() {
    long lumaSamples = (long) format.width() * format.height();
    long chromaSamples = (long) format.chromaWidth() * format.chromaHeight();
    return PictureError.newBuilder()
        .setBitDepth(format.bitDepth())
        .setY(new PlaneError(errors.y(), pictures * lumaSamples))
        .setU(new PlaneError(errors.u(), pictures * chromaSamples))
        .setV(new PlaneError(errors.v(), pictures * chromaSamples))
        .build();
  }

  private static void copy(Plane from, Plane to) {
    if (!(from instanceof BytePlane source) || !(to instanceof BytePlane target)) {
      throw new IllegalArgumentException("planes are not 8-bit");
    }
    for (int row = 0; row < from.height(); row++) {
      System.arraycopy(
          source.samples(),
          source.offset() + row * source.stride(),
          target.samples(),
          target.offset() + row * target.stride(),
          from.width());
    }
  }
}

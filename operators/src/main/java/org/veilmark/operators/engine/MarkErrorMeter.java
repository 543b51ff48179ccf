package org.veilmark.operators.engine;

import org.veilmark.media.SquaredErrors;
import org.veilmark.schema.PictureError;
import org.veilmark.schema.PlaneError;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;

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
    host.copyFrom(picture);
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
}

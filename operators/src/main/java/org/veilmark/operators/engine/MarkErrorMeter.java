package org.veilmark.operators.engine;

import org.veilmark.embed.MarkError;
import org.veilmark.schema.PictureError;
import org.veilmark.schema.PlaneError;
import org.veilmark.signal.PictureFormat;

/**
 * Adds up what marking changes in the pictures of one format: exact integer sums, so that segments
 * add up to the video in any order.
 */
final class MarkErrorMeter {
  private final PictureFormat format;
  private MarkError errors = MarkError.NONE;
  private long pictures;

  MarkErrorMeter(PictureFormat format) {
    this.format = format;
  }

  /** Counts a picture and what marking changed in it. */
  void count(MarkError error) {
    errors = errors.plus(error);
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

package org.veilmark.operators.engine;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veilmark.embed.MarkError;
import org.veilmark.media.ColourTags;
import org.veilmark.media.StillDifference;
import org.veilmark.media.StillImage;
import org.veilmark.media.StillWriter;
import org.veilmark.media.VideoFrame;
import org.veilmark.operators.work.PresentationClock;
import org.veilmark.schema.MarkSample;
import org.veilmark.signal.Picture;

/**
 * Keeps one of the pictures that are marked, before and after, for people to look at: within a
 * second of a given time the one that the mark changes most, or where there is none the first.
 * Damaged ones do not count.
 *
 * <p>The mark fades from one sign to the other every two seconds, so there is a time at full
 * strength within a second of any other, while at round times there may be nothing to see.
 */
final class MarkSampler {
  private static final int MAX_SIDE_PX = 480;
  private static final int MAX_BYTES = 32 << 10;
  private static final double NEAR_SECONDS = 1;

  private final @Nullable Long aboutPtsTicks;
  private final PresentationClock presentation;
  private @Nullable Picture candidate;
  private @Nullable Picture original;
  private @Nullable Picture marked;
  private long ptsTicks;
  private long change;

  /**
   * A sampler of one segment.
   *
   * @param aboutPtsTicks null: nothing is kept
   */
  MarkSampler(@Nullable Long aboutPtsTicks, PresentationClock presentation) {
    this.aboutPtsTicks = aboutPtsTicks;
    this.presentation = presentation;
  }

  /** Sees a picture that is about to be marked. */
  void before(VideoFrame frame) {
    if (isCandidate(frame)) {
      candidate = copy(frame.picture(), candidate);
    }
  }

  /** Sees it again, marked, and what that changed. */
  void after(VideoFrame frame, MarkError error) {
    long changed = error.y() + error.u() + error.v();
    if (!isCandidate(frame) || (original != null && isNear(ptsTicks) && changed <= change)) {
      return;
    }
    Picture replaced = original;
    original = candidate;
    candidate = replaced;
    marked = copy(frame.picture(), marked);
    ptsTicks = frame.ptsTicks();
    change = changed;
  }

  private boolean isCandidate(VideoFrame frame) {
    return aboutPtsTicks != null
        && !frame.corrupt()
        && (original == null || isNear(frame.ptsTicks()));
  }

  private boolean isNear(long ticks) {
    return aboutPtsTicks != null
        && Math.abs(presentation.seconds(ticks) - presentation.seconds(aboutPtsTicks))
            <= NEAR_SECONDS;
  }

  private static Picture copy(Picture picture, @Nullable Picture into) {
    Picture copy = into == null ? Picture.allocate(picture.format()) : into;
    copy.copyFrom(picture);
    return copy;
  }

  /**
   * What was kept.
   *
   * @param colour tags of the video
   * @return null if there was nothing to keep
   */
  @Nullable MarkSample result(ColourTags colour) throws IOException {
    if (original == null || marked == null) {
      return null;
    }
    BufferedImage before = StillImage.of(original, colour, MAX_SIDE_PX);
    BufferedImage after = StillImage.of(marked, colour, MAX_SIDE_PX);
    StillDifference difference = StillDifference.between(original, marked, MAX_SIDE_PX);
    List<byte[]> pair = StillWriter.alike(List.of(before, after), MAX_BYTES);
    List<byte[]> alone = StillWriter.alike(List.of(difference.image()), MAX_BYTES);
    return MarkSample.newBuilder()
        .setTimeMicros(presentation.micros(ptsTicks))
        .setOriginal(ByteBuffer.wrap(pair.get(0)))
        .setMarked(ByteBuffer.wrap(pair.get(1)))
        .setDifference(ByteBuffer.wrap(alone.get(0)))
        .setGain(difference.gain())
        .build();
  }
}

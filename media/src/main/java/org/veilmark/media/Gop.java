package org.veilmark.media;

/**
 * A group of pictures: from one random-access picture to before the next.
 *
 * @param index position in the file, from 0, in decode order
 * @param kind whether its first pictures depend on the group before
 * @param refresh whether something else may be put before it: everything from its key picture on,
 *     but for leading pictures, decodes without what was there
 * @param startPtsTicks presentation time of its first picture
 * @param endPtsTicks presentation time of the next group's first picture, or the end of the video
 * @param packets coded pictures
 * @param bytes their size
 * @param start where decoding begins
 */
public record Gop(
    int index,
    GopKind kind,
    boolean refresh,
    long startPtsTicks,
    long endPtsTicks,
    int packets,
    long bytes,
    SeekPoint start) {

  /** Checks ranges. */
  public Gop {
    if (endPtsTicks <= startPtsTicks) {
      throw new IllegalArgumentException("GOP from " + startPtsTicks + " to " + endPtsTicks);
    }
  }
}

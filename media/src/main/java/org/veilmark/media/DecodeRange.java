package org.veilmark.media;

/**
 * Which pictures to decode: those with a presentation time in {@code [from, to)}.
 *
 * @param fromPtsTicks first presentation time wanted
 * @param toPtsTicks first presentation time not wanted any more
 * @param start the key packet where decoding begins
 */
public record DecodeRange(long fromPtsTicks, long toPtsTicks, SeekPoint start) {

  /** Checks the order. */
  public DecodeRange {
    if (toPtsTicks <= fromPtsTicks) {
      throw new IllegalArgumentException("range from " + fromPtsTicks + " to " + toPtsTicks);
    }
  }

  /** All of the groups from {@code first} to {@code last}. */
  public static DecodeRange of(Gop first, Gop last) {
    return new DecodeRange(first.startPtsTicks(), last.endPtsTicks(), first.start());
  }

  /** The whole video. */
  public static DecodeRange of(GopIndex index) {
    return of(index.gops().get(0), index.gops().get(index.gops().size() - 1));
  }

  /** The first {@code seconds} of a video, or all of it where it is shorter. */
  public static DecodeRange beginning(GopIndex index, double seconds) {
    TimeBase timeBase = index.timeBase();
    long ticks = (long) Math.ceil(seconds * timeBase.den() / timeBase.num());
    Gop first = index.gops().get(0);
    return new DecodeRange(
        first.startPtsTicks(),
        Math.min(index.endPtsTicks(), index.firstPtsTicks() + ticks),
        first.start());
  }
}

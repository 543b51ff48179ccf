package org.veilmark.operators.plan;

import org.veilmark.media.Gop;

/**
 * Whole, neighbouring GOPs that make one segment.
 *
 * @param first GOP
 * @param last GOP, the same or a later one
 * @param count how many they are
 * @param packets coded pictures of all of them
 * @param bytes their size
 */
record GopGroup(Gop first, Gop last, int count, long packets, long bytes) {

  static GopGroup of(Gop gop) {
    return new GopGroup(gop, gop, 1, gop.packets(), gop.bytes());
  }

  /** This group and the one right behind it. */
  GopGroup join(GopGroup next) {
    return new GopGroup(
        first, next.last, count + next.count, packets + next.packets, bytes + next.bytes);
  }

  /** When its pictures are shown. */
  TickRange range() {
    return new TickRange(first.startPtsTicks(), last.endPtsTicks());
  }

  long ticks() {
    return range().ticks();
  }
}

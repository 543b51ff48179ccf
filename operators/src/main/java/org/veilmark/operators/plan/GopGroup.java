package org.veilmark.operators.plan;

import org.veilmark.media.Gop;

/**
 * Whole, neighbouring GOPs that make one segment.
 *
 * @param first GOP
 * @param last GOP, the same or a later one
 * @param packets coded pictures of all of them
 * @param bytes their size
 */
record GopGroup(Gop first, Gop last, long packets, long bytes) {

  static GopGroup of(Gop gop) {
    return new GopGroup(gop, gop, gop.packets(), gop.bytes());
  }

  /** This group and the one right behind it. */
  GopGroup join(GopGroup next) {
    return new GopGroup(first, next.last, packets + next.packets, bytes + next.bytes);
  }

  long ticks() {
    return last.endPtsTicks() - first.startPtsTicks();
  }
}

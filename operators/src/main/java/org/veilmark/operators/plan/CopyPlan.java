package org.veilmark.operators.plan;

import java.util.List;
import org.veilmark.media.Gop;
import org.veilmark.media.GopKind;

/**
 * Which groups of a video an embedding encodes anew, and which it copies.
 *
 * @param before copied groups before the marked part; may be none
 * @param encoded groups with something of the part in them, and those that cannot be told from them
 * @param after copied groups behind the part; may be none
 */
record CopyPlan(List<Gop> before, List<Gop> encoded, List<Gop> after) {

  /** Nothing is copied. */
  static CopyPlan none(List<Gop> gops) {
    return new CopyPlan(List.of(), gops, List.of());
  }

  /**
   * Copies as much as can be. What is encoded must begin with a group that has no leading pictures,
   * since those would be among the copied ones; what is copied behind it must begin with a picture
   * that makes decoders forget what they had, since that is no more what it was.
   */
  static CopyPlan of(List<Gop> gops, TickRange part) {
    List<Gop> touched = part.touching(gops);
    if (touched.isEmpty()) {
      return none(gops);
    }
    int first = touched.get(0).index();
    while (first > 0 && gops.get(first).kind() == GopKind.OPEN) {
      first--;
    }
    int next = touched.get(touched.size() - 1).index() + 1;
    while (next < gops.size() && !mayFollowAnything(gops.get(next))) {
      next++;
    }
    if (beginsWithUnseenPictures(gops.get(0))) {
      first = 0;
    }
    return new CopyPlan(
        gops.subList(0, first), gops.subList(first, next), gops.subList(next, gops.size()));
  }

  private static boolean mayFollowAnything(Gop gop) {
    return gop.refresh() && gop.kind() == GopKind.CLOSED;
  }

  /** An edit list begins within it, which is only known as a whole. */
  private static boolean beginsWithUnseenPictures(Gop gop) {
    return gop.start().ptsTicks() != gop.startPtsTicks();
  }

  /** Whether anything is copied. */
  boolean copies() {
    return !before.isEmpty() || !after.isEmpty();
  }
}

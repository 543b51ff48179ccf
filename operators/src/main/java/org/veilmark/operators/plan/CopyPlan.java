package org.veilmark.operators.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.veilmark.media.ByteSource;
import org.veilmark.media.CleanCut;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.Gop;
import org.veilmark.media.GopKind;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;

/**
 * Which groups of a video an embedding encodes anew, and which it copies. One group may stand in
 * both: its first pictures copied, the others encoded.
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
   * Copies as much as can be: up to the last clean cut before the part, and from the first key
   * picture behind it that does not need what was there.
   */
  static CopyPlan of(MediaLibrary media, ByteSource video, List<Gop> gops, TickRange part)
      throws IOException, MediaException {
    List<Gop> touched = part.touching(gops);
    if (touched.isEmpty()) {
      return none(gops);
    }
    int next = touched.get(touched.size() - 1).index() + 1;
    while (next < gops.size() && !gops.get(next).refresh()) {
      next++;
    }
    List<Gop> after = gops.subList(next, gops.size());
    List<Gop> rest = gops.subList(0, next);
    Gop first = touched.get(0);
    if (beginsWithUnseenPictures(gops.get(0))) {
      return new CopyPlan(List.of(), rest, after);
    }
    if (first.kind() == GopKind.CLOSED && part.fromTicks() <= first.startPtsTicks()) {
      return atGroup(rest, after, first.index());
    }
    // Leading pictures are shown before their key picture: to part from them, look before it.
    int from = first.kind() == GopKind.OPEN ? Math.max(0, first.index() - 1) : first.index();
    DecodeRange searched = DecodeRange.of(gops.get(from), first);
    Optional<CleanCut> cut = media.lastCleanCut(video, searched, part.fromTicks());
    return cut.isPresent()
        ? cut(rest, after, from, cut.get())
        : atGroup(rest, after, closedUpTo(gops, first.index()));
  }

  private static int closedUpTo(List<Gop> gops, int index) {
    int closed = index;
    while (closed > 0 && gops.get(closed).kind() == GopKind.OPEN) {
      closed--;
    }
    return closed;
  }

  private static CopyPlan atGroup(List<Gop> rest, List<Gop> after, int index) {
    return new CopyPlan(rest.subList(0, index), rest.subList(index, rest.size()), after);
  }

  /** Cuts the group in whose time the cut lies, at or behind group {@code from}. */
  private static CopyPlan cut(List<Gop> rest, List<Gop> after, int from, CleanCut cut) {
    int index = from;
    int packets = cut.packetsBefore();
    while (index + 1 < rest.size() && cut.ptsTicks() >= rest.get(index).endPtsTicks()) {
      packets -= rest.get(index).packets();
      index++;
    }
    Gop gop = rest.get(index);
    if (cut.ptsTicks() <= gop.startPtsTicks()) {
      return atGroup(rest, after, index);
    }
    List<Gop> before = new ArrayList<>(rest.subList(0, index));
    before.add(piece(gop, gop.startPtsTicks(), cut.ptsTicks(), packets));
    List<Gop> encoded = new ArrayList<>();
    encoded.add(piece(gop, cut.ptsTicks(), gop.endPtsTicks(), gop.packets() - packets));
    encoded.addAll(rest.subList(index + 1, rest.size()));
    return new CopyPlan(before, encoded, after);
  }

  /** Sized by its time, not by its packets: encoded anew, each piece needs a key picture. */
  private static Gop piece(Gop gop, long startPtsTicks, long endPtsTicks, int packets) {
    double share =
        (double) (endPtsTicks - startPtsTicks) / (gop.endPtsTicks() - gop.startPtsTicks());
    return new Gop(
        gop.index(),
        gop.kind(),
        gop.refresh(),
        startPtsTicks,
        endPtsTicks,
        packets,
        Math.round(gop.bytes() * share),
        gop.start());
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

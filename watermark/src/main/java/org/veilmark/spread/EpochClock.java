package org.veilmark.spread;

import java.util.List;

/**
 * Which pattern shows at which presentation time, and how strongly: +P_n for a slot, -P_n for a
 * slot, then the next pattern, with raised-cosine cross-fades centred on the boundaries.
 */
public final class EpochClock {
  private final CarrierFormat format;

  /** The clock of a format. */
  public EpochClock(CarrierFormat format) {
    this.format = format;
  }

  /**
   * The patterns that show at a time: one, or two while one epoch fades into the next.
   *
   * @param seconds presentation time, from the start of the video; may be negative
   */
  public List<PatternGain> at(double seconds) {
    double slots = seconds / format.slotSeconds();
    long nearest = Math.round(slots);
    // Distance from the nearest boundary in units of the fade, -0.5 to 0.5 within it.
    double u = (slots - nearest) * format.slotSeconds() / format.fadeSeconds();
    if (Math.abs(u) >= 0.5) {
      return List.of(inSlot((long) Math.floor(slots), 1));
    }
    double after = 0.5 + 0.5 * StrictMath.sin(Math.PI * u);
    PatternGain before = inSlot(nearest - 1, 1 - after);
    PatternGain next = inSlot(nearest, after);
    return before.epoch() == next.epoch()
        ? List.of(ofEpoch(before.epoch(), before.gain() + next.gain()))
        : List.of(before, next);
  }

  private PatternGain inSlot(long slot, double weight) {
    return ofEpoch(Math.floorDiv(slot, 2L), (float) (slot % 2 == 0 ? weight : -weight));
  }

  private PatternGain ofEpoch(long epoch, float gain) {
    return new PatternGain(epoch, (int) Math.floorMod(epoch, (long) format.epochs()), gain);
  }
}

package org.veilmark.signal;

/** How a decoded picture must be turned, clockwise, before it is shown. */
public enum Rotation {
  NONE(0),
  CW_90(1),
  CW_180(2),
  CW_270(3);

  private final int quarterTurns;

  Rotation(int quarterTurns) {
    this.quarterTurns = quarterTurns;
  }

  /** Number of clockwise quarter turns, 0 to 3. */
  public int quarterTurns() {
    return quarterTurns;
  }

  /** Whether the shown picture is as wide as the decoded one is high. */
  public boolean swapsSides() {
    return quarterTurns % 2 == 1;
  }

  /**
   * The rotation by a number of clockwise quarter turns, of either sign.
   *
   * @param quarterTurns taken modulo 4
   */
  public static Rotation ofQuarterTurns(int quarterTurns) {
    return values()[Math.floorMod(quarterTurns, 4)];
  }
}

package org.veilmark.extract;

/** How many maps a search for what was done to a picture tries, and so what it costs at most. */
public enum SearchWidth {
  /** The picture as it is, turned or mirrored; few crops, rotations and stretchings. */
  NARROW(
      /* usualShapes= */ false,
      /* offsetStep= */ 4,
      /* scaledPerOffset= */ 2,
      /* mapsPerOffset= */ 4,
      /* uprightMaps= */ 8,
      /* turnedMaps= */ 2,
      /* climbs= */ 0),
  /** Those that are found in nearly all copies that can be read. */
  USUAL(true, 1, 6, 12, 64, 10, 4),
  /** As many in a part of the frame, whose shape tells nothing of what was done. */
  PART(false, 1, 6, 12, 64, 10, 1),
  /**
   * More of them, and the usual ones again in parts of the frame: the marked picture may be shown
   * inside another.
   */
  WIDE(true, 1, 6, 24, 192, 24, 4);

  private final boolean usualShapes;
  private final int offsetStep;
  private final int scaledPerOffset;
  private final int mapsPerOffset;
  private final int uprightMaps;
  private final int turnedMaps;
  private final int climbs;

  SearchWidth(
      boolean usualShapes,
      int offsetStep,
      int scaledPerOffset,
      int mapsPerOffset,
      int uprightMaps,
      int turnedMaps,
      int climbs) {
    this.usualShapes = usualShapes;
    this.offsetStep = offsetStep;
    this.scaledPerOffset = scaledPerOffset;
    this.mapsPerOffset = mapsPerOffset;
    this.uprightMaps = uprightMaps;
    this.turnedMaps = turnedMaps;
    this.climbs = climbs;
  }

  /** Whether {@link UsualShapes} are tried before lattices are looked for. */
  boolean usualShapes() {
    return usualShapes;
  }

  /** Lattices are looked for at the first of so many places at which epochs may begin. */
  int offsetStep() {
    return offsetStep;
  }

  /** Lattices kept of each of those that scale both axes alike; they are tried first. */
  int scaledPerOffset() {
    return scaledPerOffset;
  }

  /** Lattices kept of each of those otherwise: so many rotated and as many stretched ones. */
  int mapsPerOffset() {
    return mapsPerOffset;
  }

  /** Lattices tried upright, at most. */
  int uprightMaps() {
    return uprightMaps;
  }

  /** Lattices of which mirrored and turned forms are tried, too. */
  int turnedMaps() {
    return turnedMaps;
  }

  /** Where no map shows enough, the best so many are refined all the same. */
  int climbs() {
    return climbs;
  }

  /** Whether parts of the frame are searched by themselves. */
  boolean inParts() {
    return this == WIDE;
  }
}

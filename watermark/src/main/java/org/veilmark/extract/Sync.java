package org.veilmark.extract;

/**
 * A place in time and on the grid at which a mark may lie.
 *
 * @param offsetSeconds what to add to presentation times to get those of the embedder, modulo the
 *     carrier's cycle
 * @param shiftX how far the mark lies to the right of where it was embedded, in canonical pixels,
 *     modulo the tile
 * @param shiftY the same, downwards
 * @param statistic correlation with the pilots over the standard deviation at other places
 */
record Sync(double offsetSeconds, double shiftX, double shiftY, double statistic) {
  private static final double SURE = 9;

  /** Whether the best of all places is the right one: chance hardly goes so far. */
  boolean isSure() {
    return statistic >= SURE;
  }
}

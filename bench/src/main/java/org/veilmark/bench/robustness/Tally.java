package org.veilmark.bench.robustness;

import java.util.Collection;

/**
 * How many copies were read, of how many that could be made.
 *
 * @param read with the right message
 * @param tried copies that could be made
 */
public record Tally(int read, int tried) {

  static Tally of(Collection<Cell> cells) {
    int read = 0;
    int tried = 0;
    for (Cell cell : cells) {
      read += cell.isRead() ? 1 : 0;
      tried += cell.outcome() == Outcome.NOT_MADE ? 0 : 1;
    }
    return new Tally(read, tried);
  }

  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(read + other.read, tried + other.tried);
  }

  /** The share that was read, 0 to 1; 0 where nothing was tried. */
  public double share() {
    return tried == 0 ? 0 : (double) read / tried;
  }

  @Override
  public String toString() {
    return read + "/" + tried;
  }
}

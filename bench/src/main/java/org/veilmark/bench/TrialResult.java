package org.veilmark.bench;

import java.util.List;

/**
 * What one carrier is worth on one clip.
 *
 * @param psnrLumaDb of the mark alone
 * @param growth size of the marked copy over that of the unmarked one from the same encoder, minus
 *     1
 * @param readings one for each attack
 */
public record TrialResult(double psnrLumaDb, double growth, List<Reading> readings) {

  /** Copies the list. */
  public TrialResult {
    readings = List.copyOf(readings);
  }
}

package org.veilmark.extract;

import java.util.List;
import org.veilmark.code.Algorithm;
import org.veilmark.code.SecretKey;
import org.veilmark.spread.CarrierFormat;

/**
 * Finds how a picture was changed where it is not known by which algorithm it was marked: each
 * algorithm's pilots are looked for, and the map of the surest is kept.
 */
public final class SurestMap {
  private SurestMap() {}

  /**
   * Evidence under the likeliest map of all algorithms; deterministic.
   *
   * @param algorithms at least one; those behind one whose map is sure are not tried
   */
  public static Evidence read(Residuals residuals, SecretKey key, List<Algorithm> algorithms) {
    MapCandidates candidates = new MapCandidates(residuals, CarrierFormat.STANDARD);
    Located surest = Located.UNSEARCHED;
    for (Algorithm algorithm : algorithms) {
      surest = surest.merge(new GeometrySearch(key, algorithm).locate(candidates));
      if (surest.statistic() >= GeometrySearch.SURE) {
        break;
      }
    }
    return residuals.fold(surest);
  }
}

package org.veilmark.extract;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
   * Evidence under the likeliest map of all algorithms; deterministic. Where that is the map of a
   * part of the frame, the evidence is of that part alone.
   *
   * @param algorithms at least one; those behind one whose map is sure are not tried
   */
  public static Evidence read(
      Residuals residuals, SecretKey key, List<Algorithm> algorithms, SearchWidth width) {
    return read(residuals, key, algorithms, width, Optional.empty(), () -> false);
  }

  /**
   * As above, for a search that may be given up: a wide one takes many seconds.
   *
   * @param hint a map that other pieces of the video speak for: where it is sure, none is searched
   * @param stop asked every few seconds; once it says yes, the evidence is of what was tried
   */
  public static Evidence read(
      Residuals residuals,
      SecretKey key,
      List<Algorithm> algorithms,
      SearchWidth width,
      Optional<GeometryMap> hint,
      BooleanSupplier stop) {
    List<GeometrySearch> searches =
        algorithms.stream().map(algorithm -> new GeometrySearch(key, algorithm)).toList();
    Located surest = locate(residuals, searches, width, hint);
    Optional<FramePart> shown = Optional.empty();
    for (FramePart part : width.inParts() ? residuals.parts() : List.<FramePart>of()) {
      if (surest.isSure() || stop.getAsBoolean()) {
        break;
      }
      Located found = locate(residuals.cut(part), searches, SearchWidth.PART, hint);
      if (found.isLikely() && found.statistic() > surest.statistic()) {
        shown = Optional.of(part);
      }
      surest = surest.merge(found);
    }
    return shown.map(residuals::masked).orElse(residuals).fold(surest);
  }

  private static Located locate(
      Residuals residuals,
      List<GeometrySearch> searches,
      SearchWidth width,
      Optional<GeometryMap> hint) {
    MapCandidates candidates = new MapCandidates(residuals, CarrierFormat.STANDARD, width, hint);
    Located surest = Located.UNSEARCHED;
    for (GeometrySearch search : searches) {
      surest = surest.merge(search.locate(candidates));
      if (surest.isSure()) {
        break;
      }
    }
    return surest;
  }
}

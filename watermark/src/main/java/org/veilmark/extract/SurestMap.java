package org.veilmark.extract;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.veilmark.code.Algorithm;
import org.veilmark.code.SecretKey;
import org.veilmark.spread.Carrier;
import org.veilmark.spread.CarrierFormat;

/**
 * Finds how a picture was changed where it is not known by which algorithm it was marked: each
 * algorithm's pilots are looked for, and the map of the surest is kept.
 */
public final class SurestMap {
  private static final CarrierFormat FORMAT = CarrierFormat.STANDARD;

  private static final List<Function<GeometrySearch, Located>> STEPS =
      List.of(GeometrySearch::unchanged, GeometrySearch::hinted, GeometrySearch::searched);

  private SurestMap() {}

  /**
   * Evidence under the likeliest map of all algorithms; deterministic. Where that is the map of a
   * part of the frame, the evidence is of that part alone.
   *
   * @param algorithms at least one; once the map of one is sure, no other is tried
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
    List<PilotSearch> pilots =
        algorithms.stream()
            .map(algorithm -> new PilotSearch(new Carrier(FORMAT, key, algorithm)))
            .toList();
    Located surest = locate(pilots, new MapCandidates(residuals, FORMAT, width, hint));
    Optional<FramePart> shown = Optional.empty();
    for (FramePart part : width.inParts() ? residuals.parts() : List.<FramePart>of()) {
      if (surest.isSure() || stop.getAsBoolean()) {
        break;
      }
      MapCandidates candidates =
          new MapCandidates(residuals.cut(part), FORMAT, SearchWidth.PART, hint);
      Located found = locate(pilots, candidates);
      if (found.isLikely() && found.statistic() > surest.statistic()) {
        shown = Optional.of(part);
      }
      surest = surest.merge(found);
    }
    return shown.map(residuals::masked).orElse(residuals).fold(surest);
  }

  /** The likeliest map of all carriers: what is quick is done for each before any is searched. */
  static Located locate(List<PilotSearch> pilots, MapCandidates candidates) {
    List<GeometrySearch> searches =
        pilots.stream().map(each -> new GeometrySearch(each, candidates)).toList();
    Located surest = Located.UNSEARCHED;
    for (Function<GeometrySearch, Located> step : STEPS) {
      for (GeometrySearch search : searches) {
        surest = surest.merge(step.apply(search));
        if (surest.isSure()) {
          return surest;
        }
      }
    }
    return surest;
  }
}

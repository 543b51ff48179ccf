package org.veilmark.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Sorts pieces of evidence by geometry: pieces under about the same map add up, others do not. */
final class EvidenceGroups {
  /** Entries of maps that differ by less move no picture's rim by a pixel. */
  private static final double SAME_MAP = 0.008;

  /**
   * Groups that are tried; a cropped video has one, or one and a remainder that was not located.
   */
  private static final int MOST = 4;

  private EvidenceGroups() {}

  /**
   * The groups, merged, surest first; without pieces that hold nothing. Does not depend on the
   * order of the pieces.
   */
  static List<Evidence> of(Collection<Evidence> pieces) {
    List<Evidence> sorted =
        pieces.stream()
            .filter(piece -> !piece.isEmpty())
            .sorted(
                Comparator.comparingDouble((Evidence piece) -> piece.located().statistic())
                    .reversed()
                    .thenComparing(Evidence::toBytes, Arrays::compare))
            .toList();
    List<Located> leaders = new ArrayList<>();
    List<Evidence> groups = new ArrayList<>();
    for (Evidence piece : sorted) {
      int group = 0;
      while (group < groups.size() && !areAlike(leaders.get(group), piece.located())) {
        group++;
      }
      if (group < groups.size()) {
        groups.set(group, groups.get(group).merge(piece));
      } else if (groups.size() < MOST) {
        leaders.add(piece.located());
        groups.add(piece);
      }
    }
    return groups;
  }

  /** Whether evidence that was folded so adds up. */
  static boolean areAlike(Located one, Located other) {
    return one.map().distance(other.map()) < SAME_MAP;
  }
}

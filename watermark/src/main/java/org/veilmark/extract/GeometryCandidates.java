package org.veilmark.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which maps lattice peaks speak for: two peaks are the images of the tile's two sides, or one is
 * and squareness gives the other.
 */
final class GeometryCandidates {
  /**
   * Tiles as much smaller or larger than embedded ones, in area, as a scale of 1/2 to 2 makes them.
   */
  private static final double LEAST_AREA = 0.2;

  private static final double GREATEST_AREA = 4.5;

  /** Maps closer than this are refined to the same. */
  private static final double SAME = 0.012;

  /** Bases of which mirrored and turned forms are tried, too. */
  private static final int TURNED = 4;

  private GeometryCandidates() {}

  /**
   * Maps to try, most likely first.
   *
   * @param tileSide in canonical pixels
   * @param upright how many maps that neither mirror nor turn by 45 degrees and more
   */
  static List<GeometryMap> of(List<LatticePeak> peaks, int tileSide, int upright) {
    List<Weighted> weighted = new ArrayList<>();
    for (int i = 0; i < peaks.size(); i++) {
      LatticePeak a = peaks.get(i);
      consider(a.x(), a.y(), -a.y(), a.x(), a.height(), tileSide, weighted);
      for (int j = i + 1; j < peaks.size(); j++) {
        LatticePeak b = peaks.get(j);
        consider(a.x(), a.y(), b.x(), b.y(), a.height() + b.height(), tileSide, weighted);
      }
    }
    weighted.sort(Comparator.comparingDouble(Weighted::height).reversed());
    List<GeometryMap> bases = new ArrayList<>();
    for (Weighted candidate : weighted) {
      if (bases.size() < upright && isNew(candidate.map(), bases)) {
        bases.add(candidate.map());
      }
    }
    List<GeometryMap> all = new ArrayList<>(bases);
    for (GeometryMap base : bases.subList(0, Math.min(TURNED, bases.size()))) {
      all.addAll(symmetries(base));
    }
    return all;
  }

  /** The other seven maps that lay the same lattice: quarter turns and mirrored ones. */
  static List<GeometryMap> symmetries(GeometryMap m) {
    return List.of(
        new GeometryMap(-m.xx(), m.xy(), -m.yx(), m.yy()),
        new GeometryMap(m.xy(), -m.xx(), m.yy(), -m.yx()),
        new GeometryMap(-m.xy(), m.xx(), -m.yy(), m.yx()),
        new GeometryMap(-m.xx(), -m.xy(), -m.yx(), -m.yy()),
        new GeometryMap(m.xx(), -m.xy(), m.yx(), -m.yy()),
        new GeometryMap(m.xy(), m.xx(), m.yy(), m.yx()),
        new GeometryMap(-m.xy(), -m.xx(), -m.yy(), -m.yx()));
  }

  /**
   * Takes the form of the basis that is nearest to upright, if it is reduced: no other basis has
   * shorter vectors.
   */
  private static void consider(
      double ax, double ay, double bx, double by, double height, int tileSide, List<Weighted> out) {
    double dot = Math.abs(ax * bx + ay * by);
    double shorter = Math.min(ax * ax + ay * ay, bx * bx + by * by);
    double area = Math.abs(ax * by - ay * bx) / tileSide / tileSide;
    if (dot > 0.55 * shorter || area < LEAST_AREA || area > GREATEST_AREA) {
      return;
    }
    boolean swap = Math.abs(ax) < Math.abs(bx);
    double px = swap ? bx : ax;
    double py = swap ? by : ay;
    double qx = swap ? ax : bx;
    double qy = swap ? ay : by;
    double signP = px < 0 ? -1 : 1;
    double signQ = (signP * px * qy - signP * py * qx) < 0 ? -1 : 1;
    out.add(
        new Weighted(
            new GeometryMap(
                signP * px / tileSide,
                signQ * qx / tileSide,
                signP * py / tileSide,
                signQ * qy / tileSide),
            height));
  }

  private static boolean isNew(GeometryMap map, List<GeometryMap> others) {
    return others.stream().allMatch(other -> map.distance(other) >= SAME);
  }

  private record Weighted(GeometryMap map, double height) {}
}

package org.veilmark.extract;

import java.util.List;
import java.util.stream.Stream;

/**
 * A linear map of the canonical plane about its centre: what lay at x before an attack lies at
 * {@code M x} after it, apart from a shift, which the pilots show.
 *
 * @param xx row x, column x of M
 * @param xy row x, column y of M
 * @param yx row y, column x of M
 * @param yy row y, column y of M
 */
public record GeometryMap(double xx, double xy, double yx, double yy) {
  /** Nothing but resizing happened. */
  public static final GeometryMap IDENTITY = new GeometryMap(1, 0, 0, 1);

  /** Seen from behind. */
  public static final GeometryMap MIRROR = new GeometryMap(-1, 0, 0, 1);

  /** Checks that it can be inverted. */
  public GeometryMap {
    if (!(Math.abs(xx * yy - xy * yx) > 1e-6)) {
      throw new IllegalArgumentException(
          "a map onto a line: " + xx + " " + xy + " " + yx + " " + yy);
    }
  }

  /** By how much areas grow; negative where the picture is mirrored. */
  public double determinant() {
    return xx * yy - xy * yx;
  }

  /** The map that undoes this one. */
  public GeometryMap inverse() {
    double d = determinant();
    return new GeometryMap(yy / d, -xy / d, -yx / d, xx / d);
  }

  /** This map with one of its four entries, 0 to 3 in reading order, changed by {@code by}. */
  GeometryMap nudged(int entry, double by) {
    return new GeometryMap(
        entry == 0 ? xx + by : xx,
        entry == 1 ? xy + by : xy,
        entry == 2 ? yx + by : yx,
        entry == 3 ? yy + by : yy);
  }

  /** The other seven maps that lay the same lattice: quarter turns and mirrored ones. */
  List<GeometryMap> symmetries() {
    return List.of(
        new GeometryMap(-xx, xy, -yx, yy),
        new GeometryMap(xy, -xx, yy, -yx),
        new GeometryMap(-xy, xx, -yy, yx),
        new GeometryMap(-xx, -xy, -yx, -yy),
        new GeometryMap(xx, -xy, yx, -yy),
        new GeometryMap(xy, xx, yy, yx),
        new GeometryMap(-xy, -xx, -yy, -yx));
  }

  /**
   * Whether this keeps the whole picture: upright, turned by quarters, or mirrored.
   *
   * @param within greatest difference of an entry
   */
  public boolean keepsWhole(double within) {
    return Stream.concat(Stream.of(IDENTITY), IDENTITY.symmetries().stream())
        .anyMatch(whole -> distance(whole) <= within);
  }

  /** Greatest difference of an entry. */
  double distance(GeometryMap other) {
    return Math.max(
        Math.max(Math.abs(xx - other.xx), Math.abs(xy - other.xy)),
        Math.max(Math.abs(yx - other.yx), Math.abs(yy - other.yy)));
  }
}

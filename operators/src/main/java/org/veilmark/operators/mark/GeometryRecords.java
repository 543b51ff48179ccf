package org.veilmark.operators.mark;

import org.veilmark.extract.GeometryMap;
import org.veilmark.schema.Geometry;

/** What was done to pictures, as records tell of it: the other way round, from found to marked. */
public final class GeometryRecords {
  private GeometryRecords() {}

  /**
   * The record of a map.
   *
   * @param shiftX how far the mark was found to the right, in canonical pixels
   * @param shiftY the same, downwards
   */
  public static Geometry of(GeometryMap map, double shiftX, double shiftY) {
    GeometryMap toMarked = map.inverse();
    return Geometry.newBuilder()
        .setXx(toMarked.xx())
        .setXy(toMarked.xy())
        .setX0(-shiftX)
        .setYx(toMarked.yx())
        .setYy(toMarked.yy())
        .setY0(-shiftY)
        .build();
  }

  /** The map of a record, without its shift. */
  public static GeometryMap map(Geometry geometry) {
    return new GeometryMap(geometry.getXx(), geometry.getXy(), geometry.getYx(), geometry.getYy())
        .inverse();
  }
}

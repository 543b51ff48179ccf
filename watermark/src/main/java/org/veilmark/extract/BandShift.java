package org.veilmark.extract;

import org.veilmark.spread.CarrierBand;

/** What shifting a tile does to its spectrum. */
final class BandShift {
  private BandShift() {}

  /**
   * Shifts a tile, in place.
   *
   * @param spectrum real and imaginary part of each band position in turn
   * @param byX to the right, in canonical pixels
   * @param byY downwards
   */
  static void apply(CarrierBand band, float[] spectrum, double byX, double byY) {
    for (int i = 0; i < band.size(); i++) {
      double angle = undoingAngle(band, i, byX, byY);
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      float re = spectrum[2 * i];
      float im = spectrum[2 * i + 1];
      spectrum[2 * i] = (float) (re * cos + im * sin);
      spectrum[2 * i + 1] = (float) (im * cos - re * sin);
    }
  }

  /** The angle by which a band position must be turned to undo a shift. */
  static double undoingAngle(CarrierBand band, int position, double shiftX, double shiftY) {
    return 2
        * Math.PI
        * (band.cyclesX(position) * shiftX + band.cyclesY(position) * shiftY)
        / band.side();
  }
}

package org.veilmark.spread;

/**
 * The numbers that embedder and extractor must share: what makes a mark readable.
 *
 * @param tileSide side of the repeated tile, in canonical pixels; a power of two
 * @param lowCyclesPerPixel lower end of the carrier's band, in cycles per canonical pixel
 * @param highCyclesPerPixel upper end of the band
 * @param pilotShare share of the band's bins that are pilots, 0 to 1
 * @param pilotGain amplitude of a pilot bin over that of a data bin
 * @param slotSeconds length of a sign slot, in seconds of presentation time
 * @param fadeSeconds length of the cross-fade between two slots
 * @param epochs number of patterns: epoch n carries pattern n modulo this
 */
public record CarrierFormat(
    int tileSide,
    double lowCyclesPerPixel,
    double highCyclesPerPixel,
    double pilotShare,
    double pilotGain,
    double slotSeconds,
    double fadeSeconds,
    int epochs) {

  /**
   * The format of marks since the first release; docs/decisions/0003-format-of-the-mark.md tells
   * why.
   */
  public static final CarrierFormat STANDARD =
      new CarrierFormat(64, 0.04, 0.24, 0.2, 1.0, 2.0, 0.5, 16);

  /** Of so many bins, how many are pilots. */
  int pilotsOf(int bins) {
    return (int) Math.round(pilotShare * bins);
  }

  /** Coded coefficients of an epoch: two for every bin of the band that is no pilot. */
  public int coefficientsPerEpoch() {
    int bins = new CarrierBand(this).size();
    return 2 * (bins - pilotsOf(bins));
  }

  /** Length of an epoch, +P then -P, in seconds. */
  public double epochSeconds() {
    return 2 * slotSeconds;
  }

  /** After this many seconds the patterns begin again. */
  public double cycleSeconds() {
    return epochs * epochSeconds();
  }
}

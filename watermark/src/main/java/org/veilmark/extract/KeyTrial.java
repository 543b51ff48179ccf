package org.veilmark.extract;

import java.util.List;
import org.veilmark.code.Algorithm;
import org.veilmark.code.SecretKey;
import org.veilmark.spread.Carrier;
import org.veilmark.spread.CarrierBand;
import org.veilmark.spread.CarrierFormat;

/**
 * What keys see in evidence that was not marked with them: for measuring how far chance carries the
 * pilots, and how many tags are compared. Safe for use by several threads.
 */
public final class KeyTrial {
  /** Places looked at in {@link #atOneOffset}: all shifts of the tile. */
  public static final long SHIFTS =
      (long) CarrierFormat.STANDARD.tileSide() * CarrierFormat.STANDARD.tileSide();

  private static final int DECODED_PLACES = 4;

  private final Algorithm algorithm;
  private final SpectrumWhitener whitener;
  private final BandSeries series;
  private final BandSeries joined;

  /**
   * A trial of keys on a video.
   *
   * @param evidence not empty, of the standard carrier
   * @param algorithm of the marks that are looked for
   */
  public KeyTrial(Evidence evidence, Algorithm algorithm) {
    this.algorithm = algorithm;
    whitener = new SpectrumWhitener(new CarrierBand(CarrierFormat.STANDARD));
    series = BandSeries.of(evidence, whitener);
    joined = PilotSearch.joined(series);
  }

  /** The best pilot statistic over all shifts, if the video was not cut. */
  public double atOneOffset(SecretKey key) {
    return new PilotSearch(carrier(key)).at(joined, 0).statistic();
  }

  /** Searches all places, and decodes at the best four, however little speaks for them. */
  public KeyAttempt everywhere(SecretKey key) {
    Carrier carrier = carrier(key);
    PilotSearch search = new PilotSearch(carrier);
    PayloadDecoder decoder = new PayloadDecoder(key, algorithm);
    List<Sync> places = search.search(series, DECODED_PLACES);
    boolean found = false;
    for (Sync place : places) {
      found |= decoder.decode(SoftBits.read(series, place, carrier, whitener)).isPresent();
    }
    return new KeyAttempt(
        places.get(0).statistic(), search.places(), places.size(), decoder.tagsChecked(), found);
  }

  private Carrier carrier(SecretKey key) {
    return new Carrier(CarrierFormat.STANDARD, key, algorithm);
  }
}

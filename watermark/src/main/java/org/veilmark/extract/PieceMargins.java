package org.veilmark.extract;

import java.util.OptionalDouble;
import org.veilmark.code.SecretKey;
import org.veilmark.spread.Carrier;
import org.veilmark.spread.CarrierFormat;

/** How well single pieces of a video show a mark that was found in the video. */
public final class PieceMargins {
  private final Decision decision;
  private final SoftMargin margin;
  private final Carrier carrier;
  private final SpectrumWhitener whitener;
  private final Sync place;

  /**
   * Those of a mark.
   *
   * @param decision how it was found: one with a message
   * @param key that it was found with
   */
  public PieceMargins(Decision decision, SecretKey key) {
    this.decision = decision;
    margin = new SoftMargin(decision.frame().orElseThrow(), key, decision.algorithm());
    carrier = new Carrier(CarrierFormat.STANDARD, key, decision.algorithm());
    whitener = new SpectrumWhitener(carrier.band());
    place =
        new Sync(
            decision.offsetSeconds(), decision.shiftX(), decision.shiftY(), decision.statistic());
  }

  /**
   * How much noisier the soft bits of a piece could have been, were it all there is, in decibels:
   * below 0 it takes more pieces to read the mark. Empty where it does not show, and where the
   * picture was changed in another way than that in which the mark was found.
   */
  public OptionalDouble of(Evidence piece) {
    if (piece.isEmpty() || !EvidenceGroups.areAlike(piece.located(), decision.located())) {
      return OptionalDouble.empty();
    }
    BandSeries series = BandSeries.of(piece, whitener).atRate(decision.rate());
    return margin.of(SoftBits.read(series, place, carrier, whitener));
  }
}

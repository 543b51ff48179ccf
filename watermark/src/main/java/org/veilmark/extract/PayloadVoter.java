package org.veilmark.extract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.veilmark.code.Algorithm;
import org.veilmark.code.PayloadFrame;
import org.veilmark.code.SecretKey;
import org.veilmark.detect.FalsePositiveBound;
import org.veilmark.spread.Carrier;
import org.veilmark.spread.CarrierFormat;

/**
 * Decides whether evidence holds a mark of a key, and which message. For one video: probabilities
 * count everything that was tried before. Not safe for use by several threads.
 */
public final class PayloadVoter {
  /** Places tried in full; the right one is nearly always the first. */
  private static final int PLACES = 4;

  /** Below this pilot statistic a place is not tried at all: noise alone reaches about 5. */
  private static final double GATE = 5;

  /** From here on there is a mark: reading it is worth more work. */
  private static final double SEEN = 6.5;

  private static final double GLANCE_STEP_SECONDS = 2 * Evidence.BIN_SECONDS;

  private final SecretKey key;
  private final Algorithm algorithm;
  private final double threshold;
  private final Carrier carrier;
  private final SpectrumWhitener whitener;
  private final PilotSearch search;
  private final RateSearch rates;
  private final PayloadDecoder decoder;

  /**
   * A voter for one key and algorithm.
   *
   * @param threshold highest false-positive probability of a find, 0 to 1
   */
  public PayloadVoter(SecretKey key, Algorithm algorithm, double threshold) {
    this(key, algorithm, threshold, CarrierFormat.STANDARD);
  }

  /** As above, for another carrier: for measuring what carriers are worth. */
  public PayloadVoter(
      SecretKey key, Algorithm algorithm, double threshold, CarrierFormat carrierFormat) {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "false-positive threshold " + threshold + " is not in 0..1");
    }
    this.algorithm = algorithm;
    this.threshold = threshold;
    carrier = new Carrier(carrierFormat, key, algorithm);
    whitener = new SpectrumWhitener(carrier.band());
    search = new PilotSearch(carrier);
    rates = new RateSearch(search);
    this.key = key;
    decoder = new PayloadDecoder(key, algorithm);
  }

  /**
   * Decides on all pieces of a video, each given once, in any order. Pieces that were folded alike
   * are added up; each such group is tried, surest first.
   */
  public Decision decide(Collection<Evidence> pieces) {
    Decision best = nothing();
    for (Evidence group : EvidenceGroups.of(pieces)) {
      Decision decision = decide(group);
      if (decision.found()) {
        return decision;
      }
      best = best.orSurer(decision);
    }
    return best;
  }

  private Decision decide(Evidence evidence) {
    BandSeries series = series(evidence);
    Decision asPlayed = asPlayed(evidence.located(), series, places(series));
    return asPlayed.found() ? asPlayed : asPlayed.orSurer(atOtherRates(evidence.located(), series));
  }

  /** Evidence made ready; for all voters of a carrier format alike. */
  BandSeries series(Evidence evidence) {
    return BandSeries.of(evidence, whitener);
  }

  /** The places of a series, as fast as it plays, where most speaks for a mark, best first. */
  List<Sync> places(BandSeries series) {
    return search.search(series, PLACES);
  }

  /** Decides on a series whose {@link #places} are known. */
  Decision asPlayed(Located located, BandSeries series, List<Sync> places) {
    Optional<Sync> unmoved =
        places.get(0).isSure() ? Optional.empty() : Optional.of(search.unmoved(series));
    return decide(located, series, 1, places, unmoved);
  }

  /** Decides on a series, slowed down and sped up to where pilots show. */
  Decision atOtherRates(Located located, BandSeries series) {
    Decision best = nothing();
    for (double rate : rates.likely(series)) {
      BandSeries paced = series.atRate(rate);
      Decision decision = decide(located, paced, rate, search.search(paced, 1), Optional.empty());
      if (decision.found()) {
        return decision;
      }
      best = best.orSurer(decision);
    }
    return best;
  }

  /** Decides on a part of a video that plays at a known rate. */
  Decision decide(Evidence part, double rate) {
    BandSeries series = series(part).atRate(rate);
    return decide(part.located(), series, rate, search.search(series, PLACES), Optional.empty());
  }

  /** The pilot statistic of a part of a video, taken with less care than for a decision. */
  double glance(Evidence part, double rate) {
    BandSeries series = series(part).atRate(rate);
    return search.best(PilotSearch.joined(series), GLANCE_STEP_SECONDS).statistic();
  }

  private Decision decide(
      Located located, BandSeries series, double rate, List<Sync> likely, Optional<Sync> unmoved) {
    List<Sync> places = new ArrayList<>(likely);
    places.removeIf(place -> place.statistic() < GATE);
    unmoved.ifPresent(places::add);
    for (Sync place : places) {
      SoftBits bits = SoftBits.read(series, place, carrier, whitener);
      Optional<PayloadFrame> frame = decoder.decode(bits);
      if (frame.isEmpty() && place.statistic() >= SEEN) {
        frame = decoder.decodeHarder(bits);
      }
      double probability = FalsePositiveBound.ofTags(decoder.tagsChecked());
      if (frame.isPresent() && probability <= threshold) {
        OptionalDouble margin = new SoftMargin(frame.get(), key, algorithm).of(bits);
        return decision(frame, margin, probability, located, rate, place);
      }
    }
    return nothing(located, rate, likely.get(0));
  }

  /** What is known before anything was looked at. */
  Decision nothing() {
    return nothing(Located.UNSEARCHED, 1, new Sync(0, 0, 0, 0));
  }

  private Decision nothing(Located located, double rate, Sync place) {
    return decision(Optional.empty(), OptionalDouble.empty(), 1, located, rate, place);
  }

  private Decision decision(
      Optional<PayloadFrame> frame,
      OptionalDouble marginDb,
      double probability,
      Located located,
      double rate,
      Sync place) {
    return new Decision(
        frame,
        algorithm,
        probability,
        marginDb,
        place.statistic(),
        located,
        rate,
        place.offsetSeconds(),
        place.shiftX(),
        place.shiftY());
  }
}

package org.veilmark.extract;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.veilmark.spread.CarrierBand;
import org.veilmark.spread.CarrierFormat;

/**
 * Sums over epochs, folded as maps have laid them. No key takes part, so that the searches of all
 * marks share them. Not safe for use by several threads.
 */
final class EpochFolds {
  private final CarrierFormat format;
  private final TileFolder folder;
  private final SpectrumWhitener whitener;
  private final List<BandTurn> turns;
  private final IdentityHashMap<EpochGrids, Map<GeometryMap, BandSeries>> kept =
      new IdentityHashMap<>();

  EpochFolds(CarrierFormat format) {
    this.format = format;
    CarrierBand band = new CarrierBand(format);
    folder = new TileFolder(band);
    whitener = new SpectrumWhitener(band);
    turns = BandTurn.symmetries(band);
  }

  /** The folded sums; each stands at a time at which its epoch's pattern shows whole. */
  BandSeries fold(EpochGrids epochs, GeometryMap map) {
    float[][] spectra =
        folder.foldAll(epochs.grids().values(), epochs.width(), epochs.height(), map);
    double[] seconds = new double[spectra.length];
    int j = 0;
    for (long epoch : epochs.grids().keySet()) {
      seconds[j++] = epoch * format.epochSeconds() + format.slotSeconds() / 2;
    }
    return BandSeries.of(seconds, spectra, whitener);
  }

  /** The same, kept for the next who asks. */
  BandSeries kept(EpochGrids epochs, GeometryMap map) {
    return kept.computeIfAbsent(epochs, e -> new HashMap<>())
        .computeIfAbsent(map, m -> fold(epochs, m));
  }

  /** The same of each of {@link GeometryMap#symmetries}, in their order. */
  List<BandSeries> symmetries(EpochGrids epochs, GeometryMap map) {
    BandSeries upright = kept(epochs, map);
    return turns.stream().map(turn -> upright.each(turn::apply)).toList();
  }
}

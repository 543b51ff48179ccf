package org.veilmark.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.veilmark.spread.CarrierBand;

/**
 * What turning and mirroring a tile does to its spectrum: positions of the band change places, some
 * of them with their conjugates. Saves folding a grid for each of the maps that lay the same
 * lattice.
 */
final class BandTurn {
  private final int[] sources;

  /** By position: -1 where the source is the conjugate. */
  private final int[] signs;

  /**
   * A turn.
   *
   * @param turn of entries 0, 1 and -1: what is seen at a place of the turned tile lies there in
   *     the tile
   */
  private BandTurn(CarrierBand band, GeometryMap turn, Map<List<Integer>, Integer> positions) {
    sources = new int[band.size()];
    signs = new int[band.size()];
    for (int i = 0; i < sources.length; i++) {
      int u = (int) (turn.xx() * band.cyclesX(i) + turn.xy() * band.cyclesY(i));
      int v = (int) (turn.yx() * band.cyclesX(i) + turn.yy() * band.cyclesY(i));
      Integer own = positions.get(List.of(u, v));
      signs[i] = own == null ? -1 : 1;
      sources[i] = own == null ? positions.get(List.of(-u, -v)) : own;
    }
  }

  /** The turns by which {@link GeometryMap#symmetries} differ from a map, in the same order. */
  static List<BandTurn> symmetries(CarrierBand band) {
    Map<List<Integer>, Integer> positions = new HashMap<>();
    for (int i = 0; i < band.size(); i++) {
      positions.put(List.of(band.cyclesX(i), band.cyclesY(i)), i);
    }
    return GeometryMap.IDENTITY.symmetries().stream()
        .map(turn -> new BandTurn(band, turn, positions))
        .toList();
  }

  /** The spectrum of the turned tile. */
  float[] apply(float[] spectrum) {
    float[] turned = new float[spectrum.length];
    for (int i = 0; i < sources.length; i++) {
      turned[2 * i] = spectrum[2 * sources[i]];
      turned[2 * i + 1] = signs[i] * spectrum[2 * sources[i] + 1];
    }
    return turned;
  }
}

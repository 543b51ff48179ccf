package org.veilmark.spread;

import java.util.stream.IntStream;

/**
 * The bins of the tile's DFT that the carrier uses: one of each conjugate pair within an annulus of
 * frequencies. A band is addressed by position: 0 to {@link #size} - 1.
 */
public final class CarrierBand {
  private final int side;
  private final int[] bins;
  private final int[] cyclesX;
  private final int[] cyclesY;

  /** The band of a format. */
  public CarrierBand(CarrierFormat format) {
    side = format.tileSide();
    int[] half = IntStream.range(0, side * side).filter(this::isUpperHalf).toArray();
    bins =
        IntStream.of(half)
            .filter(
                bin ->
                    radius(bin) >= format.lowCyclesPerPixel()
                        && radius(bin) <= format.highCyclesPerPixel())
            .toArray();
    cyclesX = IntStream.of(bins).map(this::frequencyX).toArray();
    cyclesY = IntStream.of(bins).map(this::frequencyY).toArray();
  }

  private boolean isUpperHalf(int bin) {
    int u = frequencyX(bin);
    return (u > 0 && u < side / 2) || (u == 0 && frequencyY(bin) > 0);
  }

  private double radius(int bin) {
    return Math.hypot(frequencyX(bin), frequencyY(bin)) / side;
  }

  private int frequencyX(int bin) {
    int column = bin % side;
    return column <= side / 2 ? column : column - side;
  }

  private int frequencyY(int bin) {
    int row = bin / side;
    return row <= side / 2 ? row : row - side;
  }

  /** Side of the tile, in canonical pixels. */
  public int side() {
    return side;
  }

  /** Number of bins. */
  public int size() {
    return bins.length;
  }

  /** Index of a band position in a row-major spectrum of the tile. */
  public int bin(int position) {
    return bins[position];
  }

  /** Index of the conjugate of a band position in a row-major spectrum. */
  public int conjugateBin(int position) {
    int row = bins[position] / side;
    int column = bins[position] % side;
    return (side - row) % side * side + (side - column) % side;
  }

  /** Horizontal frequency of a band position, in cycles per tile. */
  public int cyclesX(int position) {
    return cyclesX[position];
  }

  /** Vertical frequency of a band position, in cycles per tile. */
  public int cyclesY(int position) {
    return cyclesY[position];
  }
}

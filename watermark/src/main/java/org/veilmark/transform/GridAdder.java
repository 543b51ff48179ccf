package org.veilmark.transform;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.CanonicalFrame;
import org.veilmark.signal.Plane;

/**
 * Resizes something on the canonical grid to planes of one size and adds it, to several if need be.
 * Not safe for use by several threads.
 */
public final class GridAdder {
  private final int gridWidth;
  private final int gridHeight;
  private final AxisWeights columns;
  private final AxisWeights rows;

  /** Greatest absolute value of each column of the grid. */
  private final float[] peaks;

  private float[] grid = {};

  /** Of the whole grid. */
  private float peak;

  /** Does it for planes of bytes where numbers are small, as those of marks are. */
  private @Nullable ByteRowAdder byteRows;

  private boolean byteRowsLoaded;

  /** Does it for all others. */
  private @Nullable FloatRowAdder floatRows;

  private boolean floatRowsLoaded;

  /**
   * An adder for planes that cover the whole picture.
   *
   * @param planeWidth samples a row, of luma or of chroma
   * @param planeHeight rows
   * @param lumaWidth luma samples a row of the picture
   * @param lumaHeight luma rows of the picture
   */
  public GridAdder(
      CanonicalFrame frame, int planeWidth, int planeHeight, int lumaWidth, int lumaHeight) {
    gridWidth = frame.codedWidth();
    gridHeight = frame.codedHeight();
    columns =
        AxisWeights.resize(gridWidth, planeWidth, lumaWidth * frame.gridPerSampleX() / planeWidth);
    rows =
        AxisWeights.resize(
            gridHeight, planeHeight, lumaHeight * frame.gridPerSampleY() / planeHeight);
    peaks = new float[gridWidth];
  }

  /**
   * Takes the grid that is to be added next.
   *
   * @param grid row-major, in coded orientation, in 8-bit code values; may change once it has been
   *     added for the last time
   */
  public void load(float[] grid) {
    this.grid = grid;
    peak = peak(grid);
    byteRowsLoaded = false;
    floatRowsLoaded = false;
  }

  /** Column by column first, which loops take as vectors. */
  private float peak(float[] grid) {
    Arrays.fill(peaks, 0);
    for (int from = 0; from < grid.length; from += gridWidth) {
      for (int x = 0; x < gridWidth; x++) {
        peaks[x] = Math.max(peaks[x], Math.abs(grid[from + x]));
      }
    }
    float greatest = 0;
    for (float value : peaks) {
      greatest = Math.max(greatest, value);
    }
    return greatest;
  }

  /**
   * Adds the grid to {@code plane}, rounding and clipping.
   *
   * @return by how much samples changed: the sum of squares, in code values of the plane
   */
  public long add(Plane plane) {
    return add(plane, 1);
  }

  /** Takes the grid off {@code plane}; else as {@link #add}. */
  public long subtract(Plane plane) {
    return add(plane, -1);
  }

  private long add(Plane plane, int sign) {
    return plane instanceof BytePlane bytes && ByteRowAdder.takes(peak)
        ? byteRows().add(bytes, sign)
        : floatRows().add(plane, sign);
  }

  private ByteRowAdder byteRows() {
    ByteRowAdder adder = byteRows;
    if (adder == null) {
      adder = new ByteRowAdder(gridWidth, gridHeight, columns, rows);
      byteRows = adder;
    }
    if (!byteRowsLoaded) {
      adder.load(grid, peak);
      byteRowsLoaded = true;
    }
    return adder;
  }

  private FloatRowAdder floatRows() {
    FloatRowAdder adder = floatRows;
    if (adder == null) {
      adder = new FloatRowAdder(gridHeight, columns, rows);
      floatRows = adder;
    }
    if (!floatRowsLoaded) {
      adder.load(grid);
      floatRowsLoaded = true;
    }
    return adder;
  }
}

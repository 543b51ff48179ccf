package org.veilmark.transform;

import java.util.Arrays;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.CanonicalFrame;
import org.veilmark.signal.Plane;

/**
 * Resizes something on the canonical grid to planes of one size and adds it, to several if need be.
 * Not safe for use by several threads.
 */
public final class GridAdder {
  /** Of the interpolation that pictures larger than the grid take: nearly all. */
  private static final int CUBIC_TAPS = 4;

  private final int gridWidth;
  private final AxisWeights columns;
  private final AxisWeights rows;

  /**
   * Rows of the grid, as wide as the plane; each by itself, which is what loops take as vectors.
   */
  private final float[][] widened;

  private final float[] delta;

  /** Does it for planes of bytes where numbers are small, as those of marks are. */
  private final ByteRowAdder byteRows;

  /** Greatest absolute value of each column of the grid, and of all. */
  private final float[] peaks;

  private float peak;

  private boolean byteRowsLoaded;

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
    columns =
        AxisWeights.resize(gridWidth, planeWidth, lumaWidth * frame.gridPerSampleX() / planeWidth);
    rows =
        AxisWeights.resize(
            frame.codedHeight(), planeHeight, lumaHeight * frame.gridPerSampleY() / planeHeight);
    widened = new float[frame.codedHeight()][planeWidth];
    delta = new float[planeWidth];
    peaks = new float[gridWidth];
    byteRows = new ByteRowAdder(frame.codedHeight(), planeWidth, rows);
  }

  /**
   * Takes the grid that is to be added next.
   *
   * @param grid row-major, in coded orientation, in 8-bit code values
   */
  public void load(float[] grid) {
    for (int y = 0; y < widened.length; y++) {
      columns.apply(grid, y * gridWidth, widened[y], 0);
    }
    peak = peak(grid);
    byteRowsLoaded = false;
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
    if (plane instanceof BytePlane bytes && ByteRowAdder.takes(peak)) {
      if (!byteRowsLoaded) {
        byteRows.load(widened, peak);
        byteRowsLoaded = true;
      }
      return byteRows.add(bytes, sign);
    }
    long squares = 0;
    for (int y = 0; y < rows.length(); y++) {
      resize(y, sign);
      squares += plane.addRow(y, delta);
    }
    return squares;
  }

  /** Makes {@code delta} a row of the plane. */
  private void resize(int y, float sign) {
    int start = rows.start(y);
    if (rows.taps() == CUBIC_TAPS) {
      weigh(
          widened[start], sign * rows.weight(y, 0),
          widened[start + 1], sign * rows.weight(y, 1),
          widened[start + 2], sign * rows.weight(y, 2),
          widened[start + 3], sign * rows.weight(y, 3));
      return;
    }
    Arrays.fill(delta, 0f);
    for (int t = 0; t < rows.taps(); t++) {
      float[] row = widened[start + t];
      float weight = sign * rows.weight(y, t);
      for (int x = 0; x < delta.length; x++) {
        delta[x] += weight * row[x];
      }
    }
  }

  private void weigh(
      float[] row0,
      float weight0,
      float[] row1,
      float weight1,
      float[] row2,
      float weight2,
      float[] row3,
      float weight3) {
    for (int x = 0; x < delta.length; x++) {
      delta[x] = weight0 * row0[x] + weight1 * row1[x] + weight2 * row2[x] + weight3 * row3[x];
    }
  }
}

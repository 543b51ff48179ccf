package org.veilmark.transform;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Arrays;
import org.veilmark.signal.BytePlane;

/**
 * The adder of 8-bit planes, for grids of small numbers: in fixed point, 16 bits a number, which
 * HotSpot 17 makes vectors of, while it converts floats to bytes one by one. Since samples are
 * whole, rounding what is added is rounding the sum.
 *
 * <p>Columns of even and of odd number are kept apart, so that two neighbours can be put into one
 * number of 16 bits without a conversion. What loops do is cut up so that C2 takes them: distinct
 * arrays, and nothing shifted right but what was just loaded. Not safe for use by several threads.
 */
final class ByteRowAdder {
  /** Of Catmull-Rom interpolation of an axis: the greatest sum of the weights' absolute values. */
  private static final float OVERSHOOT = 1.25f;

  private static final int WEIGHT_BITS = 6;

  /** Bits behind the point of the grid's numbers; more would tell nothing. */
  private static final int MAX_VALUE_BITS = 8;

  /** With so many at least, what is added fits into a byte. */
  private static final int MIN_VALUE_BITS = 2;

  private final ColumnWidener columns;

  /** Of each row of the plane the first row of the grid that makes it, and how much of each. */
  private final int[] firsts;

  private final int[][] weights;

  private final short[][] even;
  private final short[][] odd;
  private final short[] evenDelta;
  private final short[] oddDelta;
  private final short[] pairs;
  private final byte[] delta;
  private final ShortBuffer pairsOfDelta;

  /** Of each pair of columns, the sum of squares of some rows. */
  private final short[] squares;

  private int valueBits;
  private int rowsOfSquares;

  /**
   * An adder for planes of one size.
   *
   * @param gridWidth columns of the grid
   * @param gridHeight rows of the grid
   * @param columns how a row of the grid is widened to one of the plane
   * @param rows how rows of planes are made from widened rows
   */
  ByteRowAdder(int gridWidth, int gridHeight, AxisWeights columns, AxisWeights rows) {
    this.columns = new ColumnWidener(gridWidth, gridHeight, columns);
    firsts = new int[rows.length()];
    weights = new int[rows.length()][];
    for (int y = 0; y < rows.length(); y++) {
      firsts[y] = rows.start(y);
      weights[y] = rows.shares(y, 1 << WEIGHT_BITS);
    }
    int half = (columns.length() + 1) / 2;
    even = new short[gridHeight][half];
    odd = new short[gridHeight][half];
    evenDelta = new short[half];
    oddDelta = new short[half];
    pairs = new short[half];
    squares = new short[half];
    ByteBuffer bytes = ByteBuffer.allocate(2 * half).order(ByteOrder.LITTLE_ENDIAN);
    delta = bytes.array();
    pairsOfDelta = bytes.asShortBuffer();
  }

  /**
   * Whether a grid is one of small numbers.
   *
   * @param peak greatest absolute value on the grid, in code values
   */
  static boolean takes(float peak) {
    return valueBits(peak) >= MIN_VALUE_BITS;
  }

  /** How many bits behind the point leave room for weighted sums of numbers of this size. */
  private static int valueBits(float peak) {
    float reach = Math.max(peak, 1e-3f) * OVERSHOOT * OVERSHOOT;
    // One place is kept for rounding.
    return Math.min(MAX_VALUE_BITS, Math.getExponent((Short.MAX_VALUE >> 1) / reach) - WEIGHT_BITS);
  }

  /**
   * Takes what is to be added next.
   *
   * @param grid row-major, in code values
   * @param peak greatest absolute value on the grid; one that {@link #takes}
   */
  void load(float[] grid, float peak) {
    valueBits = valueBits(peak);
    columns.widen(grid, 1 << valueBits, even, odd);
    int greatest = (int) (peak * OVERSHOOT * OVERSHOOT) + 1;
    rowsOfSquares = Math.max(1, Short.MAX_VALUE / (2 * greatest * greatest));
  }

  /**
   * Adds it, rounding half up and clipping.
   *
   * @param sign 1, or -1 to take it off
   * @return by how much samples changed: the sum of squares
   */
  long add(BytePlane plane, int sign) {
    long sum = 0;
    int pending = 0;
    for (int y = 0; y < firsts.length; y++) {
      weigh(even, y, sign, evenDelta);
      weigh(odd, y, sign, oddDelta);
      shift(evenDelta, valueBits + WEIGHT_BITS);
      shift(oddDelta, valueBits + WEIGHT_BITS);
      pair(evenDelta, oddDelta, pairs);
      addSquares(evenDelta, oddDelta, squares);
      pairsOfDelta.put(0, pairs);
      sum -= plane.addRow(y, delta);
      pending++;
      if (pending == rowsOfSquares) {
        sum += takeSquares();
        pending = 0;
      }
    }
    return sum + takeSquares();
  }

  /** Makes {@code sums} what a row of the plane takes, with half of the last place. */
  private void weigh(short[][] grid, int y, int sign, short[] sums) {
    int half = 1 << (valueBits + WEIGHT_BITS - 1);
    int first = firsts[y];
    int[] weight = weights[y];
    int t = 0;
    Arrays.fill(sums, (short) half);
    for (; t + 4 <= weight.length; t += 4) {
      addTimes(
          grid[first + t],
          sign * weight[t],
          grid[first + t + 1],
          sign * weight[t + 1],
          grid[first + t + 2],
          sign * weight[t + 2],
          grid[first + t + 3],
          sign * weight[t + 3],
          sums);
    }
    for (; t < weight.length; t++) {
      addTimes(grid[first + t], sign * weight[t], sums);
    }
  }

  /** Four rows at a time: what interpolation takes. */
  private static void addTimes(
      short[] row0,
      int weight0,
      short[] row1,
      int weight1,
      short[] row2,
      int weight2,
      short[] row3,
      int weight3,
      short[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] =
          (short)
              (sums[i]
                  + row0[i] * weight0
                  + row1[i] * weight1
                  + row2[i] * weight2
                  + row3[i] * weight3);
    }
  }

  private static void addTimes(short[] row, int weight, short[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (short) (sums[i] + row[i] * weight);
    }
  }

  private static void shift(short[] sums, int bits) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (short) (sums[i] >> bits);
    }
  }

  /** Little-endian: the even column comes first. */
  private static void pair(short[] even, short[] odd, short[] pairs) {
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = (short) ((even[i] & 0xff) | (odd[i] << 8));
    }
  }

  private static void addSquares(short[] even, short[] odd, short[] squares) {
    for (int i = 0; i < squares.length; i++) {
      squares[i] = (short) (squares[i] + even[i] * even[i] + odd[i] * odd[i]);
    }
  }

  private long takeSquares() {
    long sum = 0;
    for (int i = 0; i < squares.length; i++) {
      sum += squares[i];
    }
    Arrays.fill(squares, (short) 0);
    return sum;
  }
}

package org.veilmark.media;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.veilmark.signal.Picture;
import org.veilmark.signal.Plane;

/**
 * Where and how much two pictures differ, for the eye: each pixel is as bright as the samples that
 * it stands for differ in the mean, added up over the three planes. Differences are taken of full
 * pictures, before they are scaled down, where those of single samples would cancel out.
 *
 * @param image gray, in the shape and the position in which the pictures are shown
 * @param gain how many times larger than it is the difference is shown, so that the greatest, but
 *     for one in a hundred, are about white; 1 to {@link #MAX_GAIN}
 */
public record StillDifference(BufferedImage image, int gain) {
  /** By which a change of one code value in every sample is seen, but not taken for much. */
  public static final int MAX_GAIN = 128;

  private static final int WHITE = 255;

  /** Share of the pixels that are not brighter than white: a few edges do not darken the rest. */
  private static final double BELOW_WHITE = 0.99;

  /**
   * Compares two pictures of the same format.
   *
   * @param maxSidePx neither side of the image has more pixels
   */
  public static StillDifference between(Picture a, Picture b, int maxSidePx) {
    StillGrid grid = StillGrid.of(a.format(), maxSidePx);
    float[] sums = new float[grid.columns() * grid.rows()];
    addMeans(a.y(), b.y(), grid, sums);
    addMeans(a.u(), b.u(), grid, sums);
    addMeans(a.v(), b.v(), grid, sums);
    int gain = gain(sums);
    return new StillDifference(
        grid.paint((column, row) -> gray(gain * sums[row * grid.columns() + column])), gain);
  }

  /** Adds each cell's mean absolute difference of two planes, in 8-bit code values. */
  private static void addMeans(Plane a, Plane b, StillGrid grid, float[] sums) {
    float[] rowOfA = new float[a.width()];
    float[] rowOfB = new float[a.width()];
    float[] means = new float[grid.columns()];
    for (int row = 0; row < grid.rows(); row++) {
      int top = StillGrid.start(row, a.height(), grid.rows());
      int bottom = StillGrid.end(row, a.height(), grid.rows());
      for (int y = top; y < bottom; y++) {
        a.readRow(y, rowOfA);
        b.readRow(y, rowOfB);
        for (int x = 0; x < rowOfA.length; x++) {
          rowOfA[x] = Math.abs(rowOfA[x] - rowOfB[x]);
        }
        average(rowOfA, means);
        for (int column = 0; column < means.length; column++) {
          sums[row * means.length + column] += means[column] / (bottom - top);
        }
      }
    }
  }

  private static void average(float[] samples, float[] means) {
    for (int cell = 0; cell < means.length; cell++) {
      int left = StillGrid.start(cell, samples.length, means.length);
      int right = StillGrid.end(cell, samples.length, means.length);
      float sum = 0;
      for (int x = left; x < right; x++) {
        sum += samples[x];
      }
      means[cell] = sum / (right - left);
    }
  }

  private static int gain(float[] differences) {
    float[] sorted = differences.clone();
    Arrays.sort(sorted);
    float nearGreatest = sorted[(int) (BELOW_WHITE * (sorted.length - 1))];
    return (int) Math.max(1, Math.min(MAX_GAIN, Math.floor(WHITE / nearGreatest)));
  }

  private static int gray(float brightness) {
    return Math.min(WHITE, Math.round(brightness)) * 0x010101;
  }
}

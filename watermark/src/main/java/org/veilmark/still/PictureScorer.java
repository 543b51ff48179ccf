package org.veilmark.still;

import java.util.Arrays;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;

/**
 * Scores pictures of one format. Luma is looked at after it was made small, so that neither the
 * size of a picture nor its noise counts as sharpness. For one thread.
 */
public final class PictureScorer {
  /** Height or width, whichever is less, at which luma is looked at, in samples; roughly. */
  private static final int SHORT_SIDE = 288;

  /** Variance of the Laplacian, in squared code values, at which a picture is half sharp. */
  private static final double HALF_SHARP = 60;

  /** Mertens, Kautz, Van Reeth: Exposure Fusion, 2007, section 3.1: luma around 0.5 is best. */
  private static final double EXPOSURE_SIGMA = 0.2;

  /** Of the standard deviation of luma (RMS contrast, Peli 1990), which is 0.5 at most. */
  private static final double MOST_CONTRAST = 0.25;

  /** Hasler, Süsstrunk: Measuring colourfulness in natural images, 2003, table 2: extremely so. */
  private static final double MOST_COLOURFUL = 109;

  /** The same, equation 3. */
  private static final double COLOUR_MEAN_WEIGHT = 0.3;

  private static final double WHITE = 255;
  private static final double VIDEO_BLACK = 16;
  private static final double VIDEO_LUMA = 255.0 / 219;
  private static final double VIDEO_CHROMA = 255.0 / 224;
  private static final double NO_COLOUR = 128;

  private final PictureFormat format;
  private final int factor;
  private final int width;
  private final int height;
  private final float[] row;
  private final float[] otherRow;
  private final double[] luma;

  /** A scorer for pictures of {@code format}. */
  public PictureScorer(PictureFormat format) {
    this.format = format;
    factor = Math.max(1, Math.min(format.width(), format.height()) / SHORT_SIDE);
    width = format.width() / factor;
    height = format.height() / factor;
    row = new float[format.width()];
    otherRow = new float[format.width()];
    luma = new double[width * height];
  }

  /** The score of {@code picture}, which is of the format. */
  public PictureScore score(Picture picture) {
    shrink(picture.y());
    double mean = 0;
    double exposed = 0;
    for (double value : luma) {
      double part = value / WHITE;
      mean += part;
      double off = (part - 0.5) / EXPOSURE_SIGMA;
      exposed += StrictMath.exp(-off * off / 2);
    }
    mean /= luma.length;
    double variance = 0;
    for (double value : luma) {
      double off = value / WHITE - mean;
      variance += off * off;
    }
    double edges = laplacianVariance();
    return new PictureScore(
        edges / (edges + HALF_SHARP),
        exposed / luma.length,
        Math.min(1, StrictMath.sqrt(variance / luma.length) / MOST_CONTRAST),
        Math.min(1, colourfulness(picture) / MOST_COLOURFUL));
  }

  /** Luma in full range, 0..255, each sample the mean of a square. */
  private void shrink(Plane y) {
    Arrays.fill(luma, 0);
    for (int line = 0; line < height * factor; line++) {
      y.readRow(line, row);
      int start = line / factor * width;
      for (int x = 0; x < width * factor; x++) {
        luma[start + x / factor] += row[x];
      }
    }
    double area = (double) factor * factor;
    for (int i = 0; i < luma.length; i++) {
      double value = luma[i] / area;
      luma[i] =
          Math.max(
              0, Math.min(WHITE, format.fullRange() ? value : (value - VIDEO_BLACK) * VIDEO_LUMA));
    }
  }

  /** Pech-Pacheco and others: Diatom autofocusing in brightfield microscopy, 2000. */
  private double laplacianVariance() {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        double edge = luma[i - 1] + luma[i + 1] + luma[i - width] + luma[i + width] - 4 * luma[i];
        sum += edge;
        squares += edge * edge;
        count++;
      }
    }
    return count == 0 ? 0 : Math.max(0, squares / count - sum / count * (sum / count));
  }

  /**
   * Of red-green and yellow-blue, which by ITU-R BT.601 follow from chroma alone: R - Y is 1.402
   * Cr, B - Y is 1.772 Cb, G - Y is -0.344 Cb - 0.714 Cr.
   */
  private double colourfulness(Picture picture) {
    double scale = format.fullRange() ? 1 : VIDEO_CHROMA;
    double redGreen = 0;
    double redGreenSquares = 0;
    double yellowBlue = 0;
    double yellowBlueSquares = 0;
    int chromaWidth = format.chromaWidth();
    for (int y = 0; y < format.chromaHeight(); y++) {
      picture.u().readRow(y, row);
      picture.v().readRow(y, otherRow);
      for (int x = 0; x < chromaWidth; x++) {
        double cb = (row[x] - NO_COLOUR) * scale;
        double cr = (otherRow[x] - NO_COLOUR) * scale;
        double rg = 2.116 * cr + 0.344 * cb;
        double yb = 0.344 * cr - 1.944 * cb;
        redGreen += rg;
        redGreenSquares += rg * rg;
        yellowBlue += yb;
        yellowBlueSquares += yb * yb;
      }
    }
    double count = (double) chromaWidth * format.chromaHeight();
    double meanSquares = square(redGreen / count) + square(yellowBlue / count);
    double variances = (redGreenSquares + yellowBlueSquares) / count - meanSquares;
    return StrictMath.sqrt(Math.max(0, variances))
        + COLOUR_MEAN_WEIGHT * StrictMath.sqrt(meanSquares);
  }

  private static double square(double value) {
    return value * value;
  }
}

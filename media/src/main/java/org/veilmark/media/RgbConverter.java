package org.veilmark.media;

import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;

/**
 * From Y'CbCr to R'G'B', as ITU-R BT.601 and BT.709 say. Chroma samples are repeated, not
 * interpolated.
 */
public final class RgbConverter {
  private static final int HD_HEIGHT = 720;
  private static final int MATRIX_BT709 = 1;
  private static final int MATRIX_UNSPECIFIED = 2;

  private final float lumaScale;
  private final float lumaOffset;
  private final float redByV;
  private final float greenByU;
  private final float greenByV;
  private final float blueByU;

  /** A converter by one of the two standards. */
  public RgbConverter(boolean bt709, boolean fullRange) {
    float kr = bt709 ? 0.2126f : 0.299f;
    float kb = bt709 ? 0.0722f : 0.114f;
    float kg = 1 - kr - kb;
    lumaOffset = fullRange ? 0 : 16;
    lumaScale = fullRange ? 1 : 255f / 219;
    float chromaScale = fullRange ? 1 : 255f / 224;
    redByV = 2 * (1 - kr) * chromaScale;
    blueByU = 2 * (1 - kb) * chromaScale;
    greenByU = -2 * kb * (1 - kb) / kg * chromaScale;
    greenByV = -2 * kr * (1 - kr) / kg * chromaScale;
  }

  /** The converter for a video; where it does not tell its matrix, high pictures have BT.709. */
  public static RgbConverter of(PictureFormat format, ColourTags colour) {
    boolean hd =
        colour.matrix() == MATRIX_BT709
            || (colour.matrix() == MATRIX_UNSPECIFIED && format.height() >= HD_HEIGHT);
    return new RgbConverter(hd, format.fullRange());
  }

  /** Converts 8-bit code values to red, green and blue of 0 to 255, not rounded. */
  public void convert(float y, float u, float v, float[] rgb) {
    float luma = (y - lumaOffset) * lumaScale;
    float cb = u - 128;
    float cr = v - 128;
    rgb[0] = clip(luma + redByV * cr);
    rgb[1] = clip(luma + greenByU * cb + greenByV * cr);
    rgb[2] = clip(luma + blueByU * cb);
  }

  /** All of a picture as it is coded, not yet turned: 0xRRGGBB, row by row. */
  public int[] pixels(Picture picture) {
    int[] pixels = new int[picture.format().width() * picture.format().height()];
    convert(
        picture,
        (index, rgb) ->
            pixels[index] =
                (Math.round(rgb[0]) << 16) | (Math.round(rgb[1]) << 8) | Math.round(rgb[2]));
    return pixels;
  }

  /** Hands all pixels of a picture, row by row, to {@code sink}. */
  public void convert(Picture picture, PixelSink sink) {
    PictureFormat format = picture.format();
    float[] y = new float[format.width()];
    float[] u = new float[format.chromaWidth()];
    float[] v = new float[format.chromaWidth()];
    float[] rgb = new float[3];
    for (int row = 0; row < format.height(); row++) {
      picture.y().readRow(row, y);
      picture.u().readRow(row >> format.chromaShiftY(), u);
      picture.v().readRow(row >> format.chromaShiftY(), v);
      for (int x = 0; x < format.width(); x++) {
        int c = x >> format.chromaShiftX();
        convert(y[x], u[c], v[c], rgb);
        sink.accept(row * format.width() + x, rgb);
      }
    }
  }

  private static float clip(float value) {
    return Math.max(0, Math.min(255, value));
  }

  /** Takes pixels. */
  @FunctionalInterface
  public interface PixelSink {
    /**
     * Takes one pixel.
     *
     * @param index its row times the width, plus its column
     * @param rgb red, green and blue, 0 to 255; used again for the next pixel
     */
    void accept(int index, float[] rgb);
  }
}

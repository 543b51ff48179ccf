package org.veilmark.cli.demo;

/** From Y'CbCr to R'G'B', as ITU-R BT.601 and BT.709 say. */
final class Rgb {
  private final float lumaScale;
  private final float lumaOffset;
  private final float redByV;
  private final float greenByU;
  private final float greenByV;
  private final float blueByU;

  Rgb(boolean bt709, boolean fullRange) {
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

  /** 0xRRGGBB of 8-bit code values. */
  int of(float y, float u, float v) {
    float luma = (y - lumaOffset) * lumaScale;
    float cb = u - 128;
    float cr = v - 128;
    return pack(
        channel(luma + redByV * cr),
        channel(luma + greenByU * cb + greenByV * cr),
        channel(luma + blueByU * cb));
  }

  /** 0xRRGGBB of three values of 0 to 255. */
  static int pack(int red, int green, int blue) {
    return (red << 16) | (green << 8) | blue;
  }

  private static int channel(float value) {
    return Math.max(0, Math.min(255, Math.round(value)));
  }
}

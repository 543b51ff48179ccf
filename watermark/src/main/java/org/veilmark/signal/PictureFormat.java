package org.veilmark.signal;

import java.util.Objects;

/**
 * What the samples of a decoded picture mean.
 *
 * @param width luma samples a row, before rotation
 * @param height luma rows, before rotation
 * @param chromaShiftX log2 of luma samples per chroma sample, horizontally: 0 or 1 (2 in 4:1:0)
 * @param chromaShiftY the same vertically
 * @param bitDepth bits a sample
 * @param fullRange whether luma spans all code values (JPEG range) or 16..235 and its likes (video
 *     range)
 * @param rotation how the picture must be turned to be shown
 * @param sarNum width of a sample (not yet rotated) over its height, numerator; positive
 * @param sarDen denominator; positive
 */
public record PictureFormat(
    int width,
    int height,
    int chromaShiftX,
    int chromaShiftY,
    int bitDepth,
    boolean fullRange,
    Rotation rotation,
    int sarNum,
    int sarDen) {

  /** Checks ranges. */
  public PictureFormat {
    Objects.requireNonNull(rotation, "rotation");
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("picture of " + width + "x" + height);
    }
    if (chromaShiftX < 0 || chromaShiftX > 2 || chromaShiftY < 0 || chromaShiftY > 2) {
      throw new IllegalArgumentException("chroma shifts " + chromaShiftX + ", " + chromaShiftY);
    }
    if (bitDepth < 8 || bitDepth > 16) {
      throw new IllegalArgumentException("bit depth " + bitDepth);
    }
    if (sarNum <= 0 || sarDen <= 0) {
      throw new IllegalArgumentException("sample aspect ratio " + sarNum + ":" + sarDen);
    }
  }

  /** Unrotated 8-bit 4:2:0 in video range with square samples. */
  public static PictureFormat yuv420(int width, int height) {
    return new PictureFormat(width, height, 1, 1, 8, false, Rotation.NONE, 1, 1);
  }

  /** Chroma samples a row; a last odd luma column has a chroma sample of its own. */
  public int chromaWidth() {
    return (width + (1 << chromaShiftX) - 1) >> chromaShiftX;
  }

  /** Chroma rows. */
  public int chromaHeight() {
    return (height + (1 << chromaShiftY) - 1) >> chromaShiftY;
  }
}

package org.veilmark.media;

import java.util.Arrays;
import java.util.Optional;
import org.veilmark.signal.PictureFormat;

/** Layouts of 8-bit planar YUV that are decoded and encoded without conversion. */
public enum PlanarLayout {
  YUV420(1, 1),
  YUV422(1, 0),
  YUV444(0, 0);

  private final int chromaShiftX;
  private final int chromaShiftY;

  PlanarLayout(int chromaShiftX, int chromaShiftY) {
    this.chromaShiftX = chromaShiftX;
    this.chromaShiftY = chromaShiftY;
  }

  /** log2 of luma samples per chroma sample, horizontally. */
  public int chromaShiftX() {
    return chromaShiftX;
  }

  /** log2 of luma samples per chroma sample, vertically. */
  public int chromaShiftY() {
    return chromaShiftY;
  }

  /** FFmpeg's name, such as {@code yuv420p}. */
  public String pixelFormat() {
    return name().replace("YUV", "yuv") + "p";
  }

  /** The layout of pictures of {@code format}, which must be 8-bit 4:2:0, 4:2:2 or 4:4:4. */
  public static PlanarLayout of(PictureFormat format) {
    return Arrays.stream(values())
        .filter(
            layout ->
                format.bitDepth() == 8
                    && layout.chromaShiftX == format.chromaShiftX()
                    && layout.chromaShiftY == format.chromaShiftY())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not 8-bit planar YUV: " + format));
  }

  /** The layout that FFmpeg calls {@code pixelFormat} ({@code yuvj420p} is one of them). */
  public static Optional<PlanarLayout> ofPixelFormat(String pixelFormat) {
    return Arrays.stream(values())
        .filter(layout -> layout.pixelFormat().equals(pixelFormat.replace("yuvj", "yuv")))
        .findFirst();
  }
}

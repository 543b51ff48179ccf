package org.veilmark.media;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.veilmark.signal.PictureFormat;

/**
 * A layout of planar YUV that is decoded without conversion.
 *
 * @param chromaShiftX log2 of luma samples per chroma sample, horizontally
 * @param chromaShiftY the same vertically; with the other, one of 4:2:0, 4:2:2 and 4:4:4
 * @param bitDepth bits a sample: 8, 9, 10, 12, 14 or 16
 */
public record PlanarLayout(int chromaShiftX, int chromaShiftY, int bitDepth) {
  private static final List<Integer> BIT_DEPTHS = List.of(8, 9, 10, 12, 14, 16);

  /** 8 bits a sample. */
  public static final PlanarLayout YUV420 = new PlanarLayout(1, 1, 8);

  /** 8 bits a sample. */
  public static final PlanarLayout YUV422 = new PlanarLayout(1, 0, 8);

  /** 8 bits a sample. */
  public static final PlanarLayout YUV444 = new PlanarLayout(0, 0, 8);

  /** Checks that FFmpeg has such a layout. */
  public PlanarLayout {
    if (chromaShiftX < chromaShiftY || chromaShiftX > 1 || chromaShiftY < 0) {
      throw new IllegalArgumentException("chroma shifts " + chromaShiftX + ", " + chromaShiftY);
    }
    if (!BIT_DEPTHS.contains(bitDepth)) {
      throw new IllegalArgumentException("bit depth " + bitDepth);
    }
  }

  /** All of them, those of fewer bits first. */
  public static List<PlanarLayout> all() {
    return BIT_DEPTHS.stream()
        .flatMap(bits -> Stream.of(YUV420, YUV422, YUV444).map(of -> of.withBitDepth(bits)))
        .toList();
  }

  /** The same with other bits a sample. */
  public PlanarLayout withBitDepth(int newBitDepth) {
    return new PlanarLayout(chromaShiftX, chromaShiftY, newBitDepth);
  }

  /** FFmpeg's name, such as {@code yuv420p} or {@code yuv422p10le}. */
  public String pixelFormat() {
    String chroma = chromaShiftX == 0 ? "444" : chromaShiftY == 0 ? "422" : "420";
    return "yuv" + chroma + "p" + (bitDepth == 8 ? "" : bitDepth + "le");
  }

  /**
   * The layout of pictures of {@code format}.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static PlanarLayout of(PictureFormat format) {
    return new PlanarLayout(format.chromaShiftX(), format.chromaShiftY(), format.bitDepth());
  }

  /** The layout that FFmpeg calls {@code pixelFormat} ({@code yuvj420p} is one of them). */
  public static Optional<PlanarLayout> ofPixelFormat(String pixelFormat) {
    return all().stream()
        .filter(layout -> layout.pixelFormat().equals(pixelFormat.replace("yuvj", "yuv")))
        .findFirst();
  }
}

package org.veilmark.signal;

/**
 * A decoded picture: three planes of the sizes and the bit depth that {@code format} says. The
 * planes are shared, not copied.
 */
public record Picture(PictureFormat format, Plane y, Plane u, Plane v) {

  /** Checks the planes' sizes and bit depths. */
  public Picture {
    check("Y", y, format.width(), format.height(), format.bitDepth());
    check("U", u, format.chromaWidth(), format.chromaHeight(), format.bitDepth());
    check("V", v, format.chromaWidth(), format.chromaHeight(), format.bitDepth());
  }

  /** A new picture of zeros. */
  public static Picture allocate(PictureFormat format) {
    return new Picture(
        format,
        Plane.allocate(format.width(), format.height(), format.bitDepth()),
        Plane.allocate(format.chromaWidth(), format.chromaHeight(), format.bitDepth()),
        Plane.allocate(format.chromaWidth(), format.chromaHeight(), format.bitDepth()));
  }

  /**
   * Makes the samples those of {@code source}.
   *
   * @throws IllegalArgumentException where sizes or bit depths differ
   */
  public void copyFrom(Picture source) {
    y.copyFrom(source.y);
    u.copyFrom(source.u);
    v.copyFrom(source.v);
  }

  private static void check(String name, Plane plane, int width, int height, int bitDepth) {
    if (plane.width() != width || plane.height() != height || plane.bitDepth() != bitDepth) {
      throw new IllegalArgumentException(
          "plane %s is %dx%d of %d bits, the format says %dx%d of %d bits"
              .formatted(
                  name, plane.width(), plane.height(), plane.bitDepth(), width, height, bitDepth));
    }
  }
}

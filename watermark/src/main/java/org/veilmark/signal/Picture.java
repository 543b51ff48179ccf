package org.veilmark.signal;

/**
 * A decoded picture: three planes of the sizes that {@code format} says. The planes are shared, not
 * copied.
 */
public record Picture(PictureFormat format, Plane y, Plane u, Plane v) {

  /** Checks the planes' sizes. */
  public Picture {
    check("Y", y, format.width(), format.height());
    check("U", u, format.chromaWidth(), format.chromaHeight());
    check("V", v, format.chromaWidth(), format.chromaHeight());
  }

  /** A new picture of zeros, for 8-bit formats. */
  public static Picture allocate(PictureFormat format) {
    return new Picture(
        format,
        BytePlane.allocate(format.width(), format.height()),
        BytePlane.allocate(format.chromaWidth(), format.chromaHeight()),
        BytePlane.allocate(format.chromaWidth(), format.chromaHeight()));
  }

  private static void check(String name, Plane plane, int width, int height) {
    if (plane.width() != width || plane.height() != height) {
      throw new IllegalArgumentException(
          "plane "
              + name
              + " is "
              + plane.width()
              + "x"
              + plane.height()
              + ", the format says "
              + width
              + "x"
              + height);
    }
  }
}

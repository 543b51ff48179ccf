package org.veilmark.bench.quality;

/**
 * The CIEDE2000 colour difference with all weights 1.
 *
 * <p>G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 Color-Difference Formula: Implementation Notes,
 * Supplementary Test Data, and Mathematical Observations", Color Research and Application 30(1),
 * 2005; equation numbers below are the paper's.
 */
final class Ciede2000 {
  private static final double POW_25_7 = 6103515625.0;

  private Ciede2000() {}

  /** The difference of two colours in CIELAB; about 1 is the least that is noticed. */
  static double difference(double l1, double a1, double b1, double l2, double a2, double b2) {
    double meanChroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
    double g = 0.5 * (1 - chromaShare(meanChroma)); // eq. 4
    double c1 = Math.hypot((1 + g) * a1, b1);
    double c2 = Math.hypot((1 + g) * a2, b2);
    double h1 = hueDegrees((1 + g) * a1, b1);
    double h2 = hueDegrees((1 + g) * a2, b2);

    double hueStep = hueStep(h1, h2, c1 * c2 == 0);
    double dl = l2 - l1;
    double dc = c2 - c1;
    double dh = 2 * Math.sqrt(c1 * c2) * sin(hueStep / 2); // eq. 11

    double l = (l1 + l2) / 2;
    double c = (c1 + c2) / 2;
    double h = meanHue(h1, h2, c1 * c2 == 0);
    double t = // eq. 15
        1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63);
    double fromMiddle = (l - 50) * (l - 50);
    double sl = 1 + 0.015 * fromMiddle / Math.sqrt(20 + fromMiddle);
    double sc = 1 + 0.045 * c;
    double sh = 1 + 0.015 * c * t;
    double fromBlue = (h - 275) / 25;
    double turn = 30 * Math.exp(-fromBlue * fromBlue); // eq. 16
    double rt = -sin(2 * turn) * 2 * chromaShare(c);

    double lightness = dl / sl;
    double chroma = dc / sc;
    double hue = dh / sh;
    return Math.sqrt(
        lightness * lightness + chroma * chroma + hue * hue + rt * chroma * hue); // eq. 22
  }

  /** The root of c^7 / (c^7 + 25^7), which tells saturated colours from gray ones. */
  private static double chromaShare(double chroma) {
    double c2 = chroma * chroma;
    double c7 = c2 * c2 * c2 * chroma;
    return Math.sqrt(c7 / (c7 + POW_25_7));
  }

  private static double hueDegrees(double a, double b) {
    double degrees = Math.toDegrees(Math.atan2(b, a));
    return degrees < 0 ? degrees + 360 : degrees;
  }

  /** The shorter way from one hue to the other: eq. 10. */
  private static double hueStep(double h1, double h2, boolean gray) {
    if (gray) {
      return 0;
    }
    double step = h2 - h1;
    if (step > 180) {
      return step - 360;
    }
    return step < -180 ? step + 360 : step;
  }

  /** The hue half-way on the shorter way: eq. 14. */
  private static double meanHue(double h1, double h2, boolean gray) {
    if (gray) {
      return h1 + h2;
    }
    if (Math.abs(h1 - h2) <= 180) {
      return (h1 + h2) / 2;
    }
    return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
  }

  private static double sin(double degrees) {
    return Math.sin(Math.toRadians(degrees));
  }

  private static double cos(double degrees) {
    return Math.cos(Math.toRadians(degrees));
  }
}

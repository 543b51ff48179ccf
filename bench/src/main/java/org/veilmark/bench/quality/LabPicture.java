package org.veilmark.bench.quality;

import org.veilmark.media.RgbConverter;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;

/** A picture in CIELAB (white point D65), blurred about as the eye does. */
final class LabPicture {
  /** In a picture of 720 lines, seen from three times its height. */
  private static final double SIGMA_PX = 1.5;

  private static final double LINES = 720;

  /** Steps of the table by which sRGB is made linear; between them it is almost straight. */
  private static final int STEPS_PER_CODE_VALUE = 8;

  private static final float[] LINEAR = linear();

  private final float[] l;
  private final float[] a;
  private final float[] b;

  private LabPicture(int samples) {
    l = new float[samples];
    a = new float[samples];
    b = new float[samples];
  }

  static LabPicture of(Picture picture, RgbConverter converter) {
    PictureFormat format = picture.format();
    LabPicture lab = new LabPicture(format.width() * format.height());
    converter.convert(picture, lab::set);
    int lines = Math.min(format.width(), format.height());
    GaussianBlur blur = new GaussianBlur(SIGMA_PX * lines / LINES);
    blur.apply(lab.l, format.width(), format.height());
    blur.apply(lab.a, format.width(), format.height());
    blur.apply(lab.b, format.width(), format.height());
    return lab;
  }

  /** Mean CIEDE2000 difference of two pictures of the same size. */
  double meanDifference(LabPicture other) {
    double sum = 0;
    for (int i = 0; i < l.length; i++) {
      sum += Ciede2000.difference(l[i], a[i], b[i], other.l[i], other.a[i], other.b[i]);
    }
    return sum / l.length;
  }

  /** From sRGB (IEC 61966-2-1) by XYZ to CIELAB. */
  private void set(int index, float[] rgb) {
    float red = linear(rgb[0]);
    float green = linear(rgb[1]);
    float blue = linear(rgb[2]);
    double x = root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
    double y = root(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
    double z = root((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883);
    l[index] = (float) (116 * y - 16);
    a[index] = (float) (500 * (x - y));
    b[index] = (float) (200 * (y - z));
  }

  private static double root(double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }

  private static float linear(float value) {
    float step = value * STEPS_PER_CODE_VALUE;
    int below = Math.min((int) step, LINEAR.length - 2);
    return LINEAR[below] + (step - below) * (LINEAR[below + 1] - LINEAR[below]);
  }

  private static float[] linear() {
    float[] table = new float[255 * STEPS_PER_CODE_VALUE + 1];
    for (int i = 0; i < table.length; i++) {
      double v = i / (255.0 * STEPS_PER_CODE_VALUE);
      table[i] = (float) (v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
    }
    return table;
  }
}

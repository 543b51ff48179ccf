package org.veilmark.bench.quality;

import java.awt.image.BufferedImage;
import org.veilmark.media.RgbConverter;
import org.veilmark.media.StillImage;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;

/**
 * The picture that a mark changes most.
 *
 * @param seconds when it is shown
 * @param deltaE its colour difference
 * @param original before it was marked
 * @param marked after it
 * @param difference of both, ten times as large, around middle gray
 */
public record WorstPicture(
    double seconds,
    double deltaE,
    BufferedImage original,
    BufferedImage marked,
    BufferedImage difference) {
  private static final int GAIN = 10;
  private static final int MAX_SIDE_PX = 480;

  static WorstPicture of(
      Picture host, Picture marked, RgbConverter converter, double seconds, double deltaE) {
    PictureFormat format = host.format();
    int[] before = converter.pixels(host);
    int[] after = converter.pixels(marked);
    int[] difference = new int[before.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] =
          magnified(before[i] >> 16, after[i] >> 16) << 16
              | magnified(before[i] >> 8, after[i] >> 8) << 8
              | magnified(before[i], after[i]);
    }
    return new WorstPicture(
        seconds,
        deltaE,
        StillImage.of(before, format, MAX_SIDE_PX),
        StillImage.of(after, format, MAX_SIDE_PX),
        StillImage.of(difference, format, MAX_SIDE_PX));
  }

  private static int magnified(int before, int after) {
    return Math.max(0, Math.min(255, 128 + GAIN * ((after & 0xff) - (before & 0xff))));
  }
}

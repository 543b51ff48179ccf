package org.veilmark.fingerprint;

import java.util.TreeMap;
import org.veilmark.signal.CanonicalFrame;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.transform.GridReader;

/**
 * Takes the fingerprint of a piece of video from its pictures, which come in presentation order.
 * Not safe for use by several threads.
 */
public final class FingerprintCollector {
  private final CanonicalFrame frame;
  private final GridReader reader;
  private final PictureSigns signs;
  private final float[] grid;
  private final TreeMap<Integer, Long> samples = new TreeMap<>();
  private int lastTick = Integer.MIN_VALUE;

  /** A collector of pictures of one format. */
  public FingerprintCollector(PictureFormat format) {
    frame = CanonicalFrame.of(format);
    reader =
        new GridReader(frame, format.width(), format.height(), format.width(), format.height());
    signs = new PictureSigns(frame.shownWidth(), frame.shownHeight());
    grid = new float[frame.area()];
  }

  /**
   * Looks at a picture if it is the first one in its tick.
   *
   * @param presentationSeconds from the start of the video
   */
  public void add(Picture picture, double presentationSeconds) {
    int tick = (int) Math.floor(presentationSeconds * Fingerprint.TICKS_PER_SECOND);
    if (tick == lastTick) {
      return;
    }
    lastTick = tick;
    reader.read(picture.y(), grid);
    long sample = signs.of(frame.toShown(grid));
    if (sample != PictureSigns.NONE) {
      samples.put(tick, sample);
    }
  }

  /** The fingerprint of the pictures so far. */
  public Fingerprint finish() {
    return new Fingerprint(samples);
  }
}

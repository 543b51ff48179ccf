package org.veilmark.bench;

import org.veilmark.media.SquaredErrors;
import org.veilmark.signal.Plane;

/** Remembers the luma of a picture, and sums up over pictures what marking changes in it. */
final class HostLuma {
  private final float[] row;
  private final float[][] host;
  private long errors;
  private long samples;

  HostLuma(int width, int height) {
    row = new float[width];
    host = new float[height][width];
  }

  /** Keeps a plane as it is now. */
  void remember(Plane luma) {
    for (int y = 0; y < host.length; y++) {
      luma.readRow(y, host[y]);
    }
  }

  /** Compares the plane last remembered with what became of it. */
  void compare(Plane marked) {
    for (int y = 0; y < host.length; y++) {
      marked.readRow(y, row);
      for (int x = 0; x < row.length; x++) {
        int difference = (int) (row[x] - host[y][x]);
        errors += (long) difference * difference;
      }
    }
    samples += (long) host.length * row.length;
  }

  /** Peak signal-to-noise ratio over everything compared, in dB; infinite for no change. */
  double psnrDb() {
    return SquaredErrors.psnrDb(errors, samples);
  }
}

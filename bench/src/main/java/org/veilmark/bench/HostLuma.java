package org.veilmark.bench;

import org.veilmark.media.SquaredErrors;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;

/** Remembers the luma of a picture, and sums up over pictures what marking changes in it. */
final class HostLuma {
  private final Plane host;
  private long errors;
  private long samples;

  HostLuma(PictureFormat format) {
    host = Plane.allocate(format.width(), format.height(), format.bitDepth());
  }

  /** Keeps a plane as it is now. */
  void remember(Plane luma) {
    host.copyFrom(luma);
  }

  /** Compares the plane last remembered with what became of it. */
  void compare(Plane marked) {
    errors += SquaredErrors.of(host, marked);
    samples += (long) host.width() * host.height();
  }

  /** Peak signal-to-noise ratio over everything compared, in dB; infinite for no change. */
  double psnrDb() {
    return SquaredErrors.psnrDb(errors, samples, host.bitDepth());
  }
}

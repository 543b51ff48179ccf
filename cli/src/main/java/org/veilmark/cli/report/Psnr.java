package org.veilmark.cli.report;

import org.veilmark.schema.PictureError;
import org.veilmark.schema.PlaneError;

/**
 * Peak signal-to-noise ratios of marked pictures against their host, before they are coded.
 *
 * @param y of luma, in dB; infinite where nothing was changed
 * @param u of the first chroma plane
 * @param v of the second chroma plane
 */
record Psnr(double y, double u, double v) {

  static Psnr of(PictureError error) {
    double peak = Math.scalb(1.0, error.getBitDepth()) - 1;
    return new Psnr(
        ofPlane(error.getY(), peak), ofPlane(error.getU(), peak), ofPlane(error.getV(), peak));
  }

  private static double ofPlane(PlaneError error, double peak) {
    return 10 * Math.log10(peak * peak * error.getSampleCount() / error.getSquaredErrorSum());
  }
}

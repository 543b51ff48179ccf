package org.veilmark.bench;

import org.veilmark.media.EncoderSettings;

/** How bench encodes: by x264, fast, and the same on any machine. */
public final class Encodings {
  /** As finely as the product does unless told otherwise: CRF 18. */
  public static final EncoderSettings PRODUCT = atCrf(EncoderSettings.DEFAULT_CRF);

  /** As videos are mostly kept and sent: CRF 23. */
  public static final EncoderSettings COMMON = atCrf(23);

  private Encodings() {}

  private static EncoderSettings atCrf(double crf) {
    return new EncoderSettings(crf, "veryfast", /* threads= */ 1);
  }
}

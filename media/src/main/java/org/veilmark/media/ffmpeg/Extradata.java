package org.veilmark.media.ffmpeg;

import java.util.Arrays;

/** Out-of-band configuration of a coding: parameter sets, for H.264 in Annex B framing. */
final class Extradata {
  private final byte[] bytes;

  Extradata(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Extradata that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}

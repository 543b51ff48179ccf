package org.veilmark.media.ffmpeg;

/** An encoded picture in a staged segment. */
final class StagedPacket {
  private final long ptsTicks;
  private final boolean isKey;
  private final byte[] data;

  /**
   * A packet that nobody else has.
   *
   * @param ptsTicks presentation time in the track's time base
   * @param isKey whether it can be decoded without others
   * @param data the access unit, or empty if only times were read
   */
  StagedPacket(long ptsTicks, boolean isKey, byte[] data) {
    this.ptsTicks = ptsTicks;
    this.isKey = isKey;
    this.data = data;
  }

  long ptsTicks() {
    return ptsTicks;
  }

  boolean isKey() {
    return isKey;
  }

  /** The access unit, shared. */
  byte[] data() {
    return data;
  }
}

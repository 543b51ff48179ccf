package org.veilmark.media.ffmpeg;

import org.bytedeco.javacpp.Pointer;

/** A number in the guise of an address, for callbacks to tell contexts apart; never followed. */
final class OpaqueId extends Pointer {
  OpaqueId(long id) {
    this.address = id;
  }
}

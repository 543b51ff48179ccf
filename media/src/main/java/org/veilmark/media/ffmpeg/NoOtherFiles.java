package org.veilmark.media.ffmpeg;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** Refuses whatever a file refers to: playlists, external tracks, addresses. */
final class NoOtherFiles
    extends AVFormatContext.Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer {
  private static final NoOtherFiles INSTANCE = new NoOtherFiles();

  private NoOtherFiles() {}

  static NoOtherFiles instance() {
    return INSTANCE;
  }

  @Override
  @SuppressWarnings("rawtypes") // as in the class that JavaCPP generated
  public int call(
      AVFormatContext context,
      PointerPointer io,
      BytePointer url,
      int flags,
      PointerPointer options) {
    return AvError.ACCESS_DENIED;
  }
}

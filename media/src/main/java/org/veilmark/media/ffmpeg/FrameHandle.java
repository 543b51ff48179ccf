package org.veilmark.media.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/** Owns an {@code AVFrame}. */
final class FrameHandle implements AutoCloseable {
  private final AVFrame frame;
  private boolean closed;

  FrameHandle() {
    frame = avutil.av_frame_alloc();
    if (frame == null) {
      throw new OutOfMemoryError("native memory for a frame");
    }
    NativeHandles.opened();
  }

  AVFrame frame() {
    return frame;
  }

  /** Gives the picture back, not the frame. */
  void clear() {
    avutil.av_frame_unref(frame);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avutil.av_frame_free(frame);
      NativeHandles.closed();
    }
  }
}

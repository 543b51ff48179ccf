package org.veilmark.media.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.veilmark.media.PlanarLayout;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;

/** Owns a native frame of 8-bit planar YUV and copies pictures into it. */
final class PictureWriter implements AutoCloseable {
  private static final int DEFAULT_ALIGNMENT = 0;

  private final PictureFormat format;
  private final FrameHandle handle = new FrameHandle();

  PictureWriter(PictureFormat format) {
    this.format = format;
    AVFrame frame = handle.frame();
    frame.width(format.width());
    frame.height(format.height());
    frame.format(pixelFormat(format));
    AvError.check(avutil.av_frame_get_buffer(frame, DEFAULT_ALIGNMENT), "av_frame_get_buffer");
  }

  static int pixelFormat(PictureFormat format) {
    return avutil.av_get_pix_fmt(PlanarLayout.of(format).pixelFormat());
  }

  /** A frame with the samples of {@code picture}; holds until the next call. */
  AVFrame write(Picture picture) {
    if (picture.format().width() != format.width()
        || picture.format().height() != format.height()
        || picture.format().chromaShiftX() != format.chromaShiftX()
        || picture.format().chromaShiftY() != format.chromaShiftY()) {
      throw new IllegalArgumentException("picture of " + picture.format() + ", not " + format);
    }
    AVFrame frame = handle.frame();
    AvError.check(avutil.av_frame_make_writable(frame), "av_frame_make_writable");
    writePlane(picture.y(), frame, 0);
    writePlane(picture.u(), frame, 1);
    writePlane(picture.v(), frame, 2);
    return frame;
  }

  private static void writePlane(Plane plane, AVFrame frame, int index) {
    if (!(plane instanceof BytePlane bytes)) {
      throw new IllegalArgumentException("plane is not 8-bit");
    }
    BytePointer samples = frame.data(index);
    int nativeStride = frame.linesize(index);
    if (nativeStride == bytes.stride()) {
      int length = (bytes.height() - 1) * bytes.stride() + bytes.width();
      samples.put(bytes.samples(), bytes.offset(), length);
      return;
    }
    for (int y = 0; y < bytes.height(); y++) {
      samples
          .position((long) y * nativeStride)
          .put(bytes.samples(), bytes.offset() + y * bytes.stride(), bytes.width());
    }
  }

  @Override
  public void close() {
    handle.close();
  }
}

package org.veilmark.media.ffmpeg;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.veilmark.media.PlanarLayout;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;

/**
 * Owns a native frame of 8-bit planar YUV and copies pictures into it.
 *
 * <p>The padding of its rows is always 0 and no picture's padding is copied: encoders may read
 * beyond the ends of rows, and their bytes must not depend on chance.
 */
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
    clearBuffers(frame);
  }

  private static void clearBuffers(AVFrame frame) {
    for (int i = 0; i < AVFrame.AV_NUM_DATA_POINTERS && frame.buf(i) != null; i++) {
      Pointer.memset(frame.buf(i).data(), 0, frame.buf(i).size());
    }
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
    if (avutil.av_frame_is_writable(frame) == 0) { // somebody keeps the last picture
      AvError.check(avutil.av_frame_make_writable(frame), "av_frame_make_writable");
      clearBuffers(frame);
    }
    writePlane(picture.y(), frame, 0);
    writePlane(picture.u(), frame, 1);
    writePlane(picture.v(), frame, 2);
    return frame;
  }

  private static void writePlane(Plane plane, AVFrame frame, int index) {
    if (!(plane instanceof BytePlane bytes)) {
      throw new IllegalArgumentException("plane is not 8-bit");
    }
    int nativeStride = frame.linesize(index);
    long nativeBytes = (long) (bytes.height() - 1) * nativeStride + bytes.width();
    ByteBuffer samples = frame.data(index).capacity(nativeBytes).asByteBuffer();
    for (int y = 0; y < bytes.height(); y++) {
      samples.put(
          y * nativeStride, bytes.samples(), bytes.offset() + y * bytes.stride(), bytes.width());
    }
  }

  @Override
  public void close() {
    handle.close();
  }
}

package org.veilmark.media.ffmpeg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.veilmark.media.FieldOrder;
import org.veilmark.media.PlanarLayout;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;
import org.veilmark.signal.ShortPlane;

/**
 * Owns a native frame of planar YUV and copies pictures into it.
 *
 * <p>The padding of its rows is always 0 and no picture's padding is copied: encoders may read
 * beyond the ends of rows, and their bytes must not depend on chance.
 */
final class PictureWriter implements AutoCloseable {
  private static final int DEFAULT_ALIGNMENT = 0;

  private final PictureFormat format;
  private final int addedBits;
  private final FrameHandle handle = new FrameHandle();

  /** A writer of pictures of {@code format} to frames of the same layout. */
  PictureWriter(PictureFormat format) {
    this(format, PlanarLayout.of(format), FieldOrder.PROGRESSIVE);
  }

  /**
   * A writer of pictures of {@code format} to frames of {@code layout}, which may have more bits a
   * sample, though not where the pictures have 8. Samples are shifted, which is how the video range
   * is defined for each depth.
   */
  PictureWriter(PictureFormat format, PlanarLayout layout, FieldOrder order) {
    this.format = format;
    this.addedBits = layout.bitDepth() - format.bitDepth();
    if (addedBits < 0 || (addedBits > 0 && format.bitDepth() == 8)) {
      throw new IllegalArgumentException(format + " to " + layout);
    }
    AVFrame frame = handle.frame();
    frame.width(format.width());
    frame.height(format.height());
    frame.format(pixelFormat(layout));
    frame.flags(FieldOrders.frameFlags(order));
    AvError.check(avutil.av_frame_get_buffer(frame, DEFAULT_ALIGNMENT), "av_frame_get_buffer");
    clearBuffers(frame);
  }

  private static void clearBuffers(AVFrame frame) {
    for (int i = 0; i < AVFrame.AV_NUM_DATA_POINTERS && frame.buf(i) != null; i++) {
      Pointer.memset(frame.buf(i).data(), 0, frame.buf(i).size());
    }
  }

  /** FFmpeg's number of a layout. */
  static int pixelFormat(PlanarLayout layout) {
    return avutil.av_get_pix_fmt(layout.pixelFormat());
  }

  /** A frame with the samples of {@code picture}; holds until the next call. */
  AVFrame write(Picture picture) {
    if (picture.format().width() != format.width()
        || picture.format().height() != format.height()
        || picture.format().chromaShiftX() != format.chromaShiftX()
        || picture.format().chromaShiftY() != format.chromaShiftY()
        || picture.format().bitDepth() != format.bitDepth()) {
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

  private void writePlane(Plane plane, AVFrame frame, int index) {
    if (plane instanceof BytePlane bytes) {
      writeBytes(bytes, frame, index);
    } else {
      writeShorts((ShortPlane) plane, frame, index);
    }
  }

  private static void writeBytes(BytePlane bytes, AVFrame frame, int index) {
    int nativeStride = frame.linesize(index);
    long nativeBytes = (long) (bytes.height() - 1) * nativeStride + bytes.width();
    ByteBuffer samples = frame.data(index).capacity(nativeBytes).asByteBuffer();
    for (int y = 0; y < bytes.height(); y++) {
      samples.put(
          y * nativeStride, bytes.samples(), bytes.offset() + y * bytes.stride(), bytes.width());
    }
  }

  /** Files may hold raw samples of more bits than they say, which encoders do not expect. */
  private void writeShorts(ShortPlane shorts, AVFrame frame, int index) {
    int nativeStride = frame.linesize(index) / Short.BYTES;
    long nativeSamples = (long) (shorts.height() - 1) * nativeStride + shorts.width();
    ShortBuffer samples =
        frame
            .data(index)
            .capacity(nativeSamples * Short.BYTES)
            .asByteBuffer()
            .order(ByteOrder.nativeOrder())
            .asShortBuffer();
    int maxSample = (1 << shorts.bitDepth()) - 1;
    short[] row = new short[shorts.width()];
    for (int y = 0; y < shorts.height(); y++) {
      int start = shorts.offset() + y * shorts.stride();
      for (int x = 0; x < row.length; x++) {
        int sample = Math.min(shorts.samples()[start + x] & 0xffff, maxSample);
        row[x] = (short) (sample << addedBits);
      }
      samples.put(y * nativeStride, row);
    }
  }

  @Override
  public void close() {
    handle.close();
  }
}

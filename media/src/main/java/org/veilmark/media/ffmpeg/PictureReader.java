package org.veilmark.media.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;

/**
 * Copies native frames of 8-bit planar YUV to the Java heap, into the same arrays every time: one
 * copy per plane, since the heap planes take over the native stride.
 */
final class PictureReader {
  private static final int PLANES = 3;

  private final PictureFormat format;
  private final BytePlane[] planes = new BytePlane[PLANES];

  PictureReader(PictureFormat format) {
    this.format = format;
  }

  /** The picture of {@code frame}; holds until the next call. */
  Picture read(AVFrame frame) {
    for (int i = 0; i < PLANES; i++) {
      readPlane(frame, i);
    }
    return new Picture(format, planes[0], planes[1], planes[2]);
  }

  private void readPlane(AVFrame frame, int index) {
    int width = index == 0 ? format.width() : format.chromaWidth();
    int height = index == 0 ? format.height() : format.chromaHeight();
    int nativeStride = frame.linesize(index);
    BytePointer samples = frame.data(index);
    int stride = Math.max(nativeStride, width);
    BytePlane plane = planes[index];
    if (plane == null || plane.stride() != stride) {
      plane = new BytePlane(new byte[stride * (height - 1) + width], 0, stride, width, height);
      planes[index] = plane;
    }
    if (nativeStride == stride) {
      samples.get(plane.samples(), 0, plane.samples().length);
      return;
    }
    for (int y = 0; y < height; y++) { // bottom-up pictures have negative strides
      samples.position((long) y * nativeStride).get(plane.samples(), y * stride, width);
    }
  }
}

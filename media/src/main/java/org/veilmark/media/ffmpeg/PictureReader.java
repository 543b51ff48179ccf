package org.veilmark.media.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.ShortPointer;
import org.jspecify.annotations.Nullable;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;
import org.veilmark.signal.ShortPlane;

/**
 * Copies native frames of planar YUV to the Java heap, into two sets of arrays in turn: one copy
 * per plane, since the heap planes take over the native stride.
 */
final class PictureReader {
  private static final int PLANES = 3;

  private final PictureFormat format;
  private final @Nullable BytePlane[] bytePlanes = new BytePlane[2 * PLANES];
  private final @Nullable ShortPlane[] shortPlanes = new ShortPlane[2 * PLANES];

  /** Where the set that is read into begins. */
  private int set;

  PictureReader(PictureFormat format) {
    this.format = format;
  }

  /** The picture of {@code frame}; holds until the next call but one. */
  Picture read(AVFrame frame) {
    set = PLANES - set;
    return new Picture(format, readPlane(frame, 0), readPlane(frame, 1), readPlane(frame, 2));
  }

  private Plane readPlane(AVFrame frame, int index) {
    int width = index == 0 ? format.width() : format.chromaWidth();
    int height = index == 0 ? format.height() : format.chromaHeight();
    return format.bitDepth() == 8
        ? readBytes(frame, index, width, height)
        : readShorts(frame, index, width, height);
  }

  private Plane readBytes(AVFrame frame, int index, int width, int height) {
    int nativeStride = frame.linesize(index);
    BytePointer samples = frame.data(index);
    int stride = Math.max(nativeStride, width);
    BytePlane plane = bytePlanes[set + index];
    if (plane == null || plane.stride() != stride) {
      plane = new BytePlane(new byte[stride * (height - 1) + width], 0, stride, width, height);
      bytePlanes[set + index] = plane;
    }
    if (nativeStride == stride) {
      samples.get(plane.samples(), 0, plane.samples().length);
      return plane;
    }
    for (int y = 0; y < height; y++) { // bottom-up pictures have negative strides
      samples.position((long) y * nativeStride).get(plane.samples(), y * stride, width);
    }
    return plane;
  }

  /** The same for samples of two bytes, which FFmpeg keeps in the order of the machine. */
  private Plane readShorts(AVFrame frame, int index, int width, int height) {
    int nativeStride = frame.linesize(index) / Short.BYTES;
    ShortPointer samples = new ShortPointer(frame.data(index));
    int stride = Math.max(nativeStride, width);
    ShortPlane plane = shortPlanes[set + index];
    if (plane == null || plane.stride() != stride) {
      short[] memory = new short[stride * (height - 1) + width];
      plane = new ShortPlane(memory, 0, stride, width, height, format.bitDepth());
      shortPlanes[set + index] = plane;
    }
    if (nativeStride == stride) {
      samples.get(plane.samples(), 0, plane.samples().length);
      return plane;
    }
    for (int y = 0; y < height; y++) {
      samples.position((long) y * nativeStride).get(plane.samples(), y * stride, width);
    }
    return plane;
  }
}

package org.veilmark.media.ffmpeg;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avutil;

/** FFmpeg's return values below 0. */
final class AvError {
  /** Call again after taking output or giving input: AVERROR(EAGAIN) on Linux. */
  static final int AGAIN = -11;

  /** AVERROR(ENOMEM) on Linux. */
  static final int NO_MEMORY = -12;

  /** AVERROR(EACCES) on Linux. */
  static final int ACCESS_DENIED = -13;

  /** AVERROR(EINVAL) on Linux. */
  static final int INVALID_ARGUMENT = -22;

  private static final int TEXT_BYTES = 128;

  private AvError() {}

  /** FFmpeg's words for {@code code}. */
  static String text(int code) {
    byte[] text = new byte[TEXT_BYTES];
    avutil.av_strerror(code, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  /** For calls that only fail when memory is short or we called them wrongly. */
  static int check(int result, String call) {
    if (result == NO_MEMORY) {
      throw new OutOfMemoryError("native memory in " + call);
    }
    if (result < 0) {
      throw new IllegalStateException(call + ": " + text(result));
    }
    return result;
  }
}

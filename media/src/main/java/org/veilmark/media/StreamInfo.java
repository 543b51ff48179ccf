package org.veilmark.media;

import java.util.Map;

/**
 * A stream as the container describes it.
 *
 * @param index position in the container, from 0
 * @param codec FFmpeg's name of the coding, such as {@code h264}; {@code none} where unknown
 * @param startTicks first presentation time, or {@link MediaInfo#UNKNOWN_TICKS}
 * @param durationTicks duration, or {@link MediaInfo#UNKNOWN_TICKS}
 * @param tags metadata of the stream, such as {@code language}
 */
public record StreamInfo(
    int index,
    StreamKind kind,
    String codec,
    TimeBase timeBase,
    long startTicks,
    long durationTicks,
    Map<String, String> tags) {

  /** Copies the tags. */
  public StreamInfo {
    tags = Map.copyOf(tags);
  }
}

package org.veilmark.media;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file holds, as far as its headers and first packets tell.
 *
 * @param container FFmpeg's name of the container, such as {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param streams in the container's order
 * @param video the video stream to mark or read; empty for audio-only files
 * @param tags metadata of the file, such as {@code title}
 * @param chapters number of chapters
 * @param durationSeconds of the longest stream; 0 where not known
 */
public record MediaInfo(
    String container,
    List<StreamInfo> streams,
    Optional<VideoStreamInfo> video,
    Map<String, String> tags,
    int chapters,
    double durationSeconds) {
  /** A time that the container does not state. */
  public static final long UNKNOWN_TICKS = Long.MIN_VALUE;

  /** Copies the collections. */
  public MediaInfo {
    streams = List.copyOf(streams);
    tags = Map.copyOf(tags);
  }

  /**
   * The video stream.
   *
   * @throws UnsupportedMediaException with {@link MediaErrorCode#NO_VIDEO_STREAM} if there is none
   */
  public VideoStreamInfo requireVideo() throws UnsupportedMediaException {
    return video.orElseThrow(
        () ->
            new UnsupportedMediaException(
                MediaErrorCode.NO_VIDEO_STREAM, "streams", "the file has no video stream"));
  }
}

package org.veilmark.media;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Codings in which marked video can be written, where FFmpeg was built with an encoder. */
public enum VideoCodec {
  H264("h264", 18, 51),
  HEVC("hevc", 20, 51),
  VP9("vp9", 24, 63),
  AV1("av1", 24, 63);

  private final String ffmpegName;
  private final double defaultCrf;
  private final double maxCrf;

  VideoCodec(String ffmpegName, double defaultCrf, double maxCrf) {
    this.ffmpegName = ffmpegName;
    this.defaultCrf = defaultCrf;
    this.maxCrf = maxCrf;
  }

  /** FFmpeg's name of the coding, which is also ours in requests and options. */
  public String ffmpegName() {
    return ffmpegName;
  }

  /** Constant rate factor, on the encoder's own scale, at which no loss is seen. */
  public double defaultCrf() {
    return defaultCrf;
  }

  /** The worst; 0 is no loss. */
  public double maxCrf() {
    return maxCrf;
  }

  /** All names, for messages. */
  public static String names() {
    return Arrays.stream(values()).map(VideoCodec::ffmpegName).collect(Collectors.joining(", "));
  }

  /** The one that FFmpeg calls {@code name}, if it can be written. */
  public static Optional<VideoCodec> ofName(String name) {
    return Arrays.stream(values()).filter(codec -> codec.ffmpegName.equals(name)).findFirst();
  }
}

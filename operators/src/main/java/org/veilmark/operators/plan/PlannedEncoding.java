package org.veilmark.operators.plan;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.ByteSource;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoCodec;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.work.Encodings;
import org.veilmark.schema.EncoderSettings;
import org.veilmark.schema.HostCoding;

/**
 * How an embedding codes, with every choice made.
 *
 * @param settings null for an extraction
 * @param limited whether segments may not grow far beyond the host's
 */
record PlannedEncoding(@Nullable EncoderSettings settings, boolean limited) {
  /** Bytes that a segment may take, over those that it takes in the host. */
  private static final double MAX_GROWTH = 1.5;

  /** For a single segment; several keep two cores busy by themselves, and gain nothing. */
  private static final int THREADS_ALONE = 4;

  /** Of an extraction. */
  static final PlannedEncoding NONE = new PlannedEncoding(null, false);

  /** Refuses what no video can be coded with. */
  static void check(EncoderSettings asked) throws JobException {
    Optional<VideoCodec> codec = codec(asked);
    if (asked.getCrf() != null && asked.getBitrateBitsPerSecond() != null) {
      throw new JobException(
          FailureCode.REQUEST_INVALID, "a crf and a bitrate exclude each other: give one of them");
    }
    settings(asked, codec.orElse(VideoCodec.AV1)); // its range of rate factors is the widest
  }

  /**
   * Of an embedding.
   *
   * @throws MediaException if the video cannot be coded faithfully
   */
  static PlannedEncoding of(
      EncoderSettings asked, MediaLibrary media, VideoStreamInfo stream, ContainerKind container)
      throws JobException, MediaException {
    VideoCodec codec = media.chooseCodec(stream, container, codec(asked));
    return new PlannedEncoding(
        settings(asked, codec), asked.getCrf() == null && asked.getBitrateBitsPerSecond() == null);
  }

  /**
   * What parts coded like this must keep within to stand beside packets of the video.
   *
   * @throws UnsupportedMediaException if they cannot
   */
  HostCoding joinTerms(MediaLibrary media, ByteSource video)
      throws JobException, MediaException, IOException {
    org.veilmark.media.HostCoding terms =
        media.joinTerms(
            video,
            Encodings.of(
                Objects.requireNonNull(settings), /* limit= */ null, /* besideHost= */ null));
    return new HostCoding(
        terms.profile(), terms.level(), terms.referenceFrames(), terms.spareSetId());
  }

  /**
   * The same, for so many segments that are coded side by side. Where the request leaves it open, a
   * single one of a constant quality gets more threads: the bytes depend on their number, and so it
   * depends on the request and the video alone, not on the machine. Under a limit or at an average,
   * bytes of several threads differ from run to run.
   */
  PlannedEncoding among(int segments) {
    if (settings == null || settings.getThreads() != 0) {
      return this;
    }
    boolean repeatable = !limited && settings.getBitrateBitsPerSecond() == null;
    int threads = segments == 1 && repeatable ? THREADS_ALONE : 1;
    return new PlannedEncoding(
        EncoderSettings.newBuilder(settings).setThreads(threads).build(), limited);
  }

  /** The coding to write; empty for an extraction. */
  Optional<VideoCodec> codec() {
    return settings == null ? Optional.empty() : VideoCodec.ofName(settings.getVideoCodec());
  }

  /** What a segment may take, in bytes; null for no limit. */
  @Nullable Long maxBytes(GopGroup group) {
    return limited ? Math.max(1, Math.round(MAX_GROWTH * group.bytes())) : null;
  }

  private static Optional<VideoCodec> codec(EncoderSettings asked) throws JobException {
    String name = asked.getVideoCodec();
    if (name == null) {
      return Optional.empty();
    }
    Optional<VideoCodec> codec = VideoCodec.ofName(name);
    if (codec.isEmpty()) {
      throw new JobException(
          FailureCode.REQUEST_INVALID,
          "cannot encode to " + name + ", only to " + VideoCodec.names());
    }
    return codec;
  }

  private static EncoderSettings settings(EncoderSettings asked, VideoCodec codec)
      throws JobException {
    EncoderSettings chosen =
        EncoderSettings.newBuilder(asked)
            .setVideoCodec(codec.ffmpegName())
            .setCrf(
                asked.getCrf() == null && asked.getBitrateBitsPerSecond() == null
                    ? Double.valueOf(codec.defaultCrf())
                    : asked.getCrf())
            .setPreset(
                asked.getPreset() == null
                    ? org.veilmark.media.EncoderSettings.DEFAULT_PRESET
                    : asked.getPreset())
            .build();
    org.veilmark.media.EncoderSettings unused =
        Encodings.of(chosen, /* limit= */ null, /* besideHost= */ null);
    return chosen;
  }
}

package org.veilmark.media.ffmpeg;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.PlanarLayout;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoCodec;
import org.veilmark.media.VideoStreamInfo;

/** In which coding a video can be re-encoded without losing anything that the host has. */
final class EncoderChoice {
  /** Tried in this order where the host's own coding cannot be written. */
  private static final List<VideoCodec> FALLBACKS =
      List.of(VideoCodec.H264, VideoCodec.HEVC, VideoCodec.VP9);

  private EncoderChoice() {}

  /**
   * The coding to write: the one asked for, or else the host's own or the first that fits.
   *
   * @throws UnsupportedMediaException saying why the first that was tried does not fit
   */
  static VideoCodec of(VideoStreamInfo stream, ContainerKind container, Optional<VideoCodec> asked)
      throws UnsupportedMediaException {
    checkSource(stream);
    Set<VideoCodec> candidates = new LinkedHashSet<>();
    if (asked.isPresent()) {
      candidates.add(asked.get());
    } else {
      VideoCodec.ofName(stream.codec()).ifPresent(candidates::add);
      candidates.addAll(FALLBACKS);
    }
    Optional<String> first = Optional.empty();
    for (VideoCodec codec : candidates) {
      Optional<String> obstacle = obstacle(codec, stream, container);
      if (obstacle.isEmpty()) {
        return codec;
      }
      first = first.or(() -> obstacle);
    }
    throw new UnsupportedMediaException(where(stream), first.orElseThrow());
  }

  /** Refuses pictures that an encoder which has been chosen cannot keep. */
  static void check(VideoStreamInfo stream, VideoEncoder encoder) throws UnsupportedMediaException {
    checkSource(stream);
    Optional<String> obstacle = encoder.obstacle(stream);
    if (obstacle.isPresent()) {
      throw new UnsupportedMediaException(
          where(stream), "%s does not code %s".formatted(encoder.ffmpegName(), obstacle.get()));
    }
  }

  private static void checkSource(VideoStreamInfo stream) throws UnsupportedMediaException {
    if (PlanarLayout.ofPixelFormat(stream.pixelFormat()).isEmpty()) {
      throw new UnsupportedMediaException(
          where(stream),
          "pictures of layout '%s' cannot be re-encoded, only planar YUV of 4:2:0, 4:2:2 or 4:4:4"
              .formatted(stream.pixelFormat()));
    }
    if (stream.hdr().dynamic()) {
      throw new UnsupportedMediaException(
          where(stream),
          "the video has Dolby Vision or HDR10+ metadata, which would be lost: it cannot be"
              + " re-encoded");
    }
  }

  private static Optional<String> obstacle(
      VideoCodec codec, VideoStreamInfo stream, ContainerKind container)
      throws UnsupportedMediaException {
    Optional<VideoEncoder> encoder = VideoEncoder.find(codec);
    if (encoder.isEmpty()) {
      return Optional.of("the FFmpeg libraries here have no encoder for " + codec.ffmpegName());
    }
    if (!ContainerFit.holds(container, codec.ffmpegName())) {
      return Optional.of(
          "%s video does not go into a %s file"
              .formatted(codec.ffmpegName(), container.name().toLowerCase(Locale.ROOT)));
    }
    return encoder
        .get()
        .obstacle(stream)
        .map(what -> "%s does not code %s".formatted(encoder.get().ffmpegName(), what));
  }

  private static String where(VideoStreamInfo stream) {
    return "video stream " + stream.streamIndex();
  }
}

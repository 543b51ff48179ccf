package org.veilmark.bench.robustness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veilmark.bench.Clip;
import org.veilmark.bench.Encodings;
import org.veilmark.bench.quality.QualityMeter;
import org.veilmark.code.MessageException;
import org.veilmark.code.PayloadFrame;
import org.veilmark.code.SecretKey;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.embed.Embedder;
import org.veilmark.embed.MessageLimit;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.VideoCodec;

/** Marks beginnings of one clip, which are encoded by x264 at CRF 18. */
final class ClipMarker {
  private final SecretKey key;
  private final Clip clip;

  /** Looks a clip over; refuses what the product would refuse. */
  ClipMarker(MediaLibrary media, SecretKey key, Path file) throws IOException, MediaException {
    this.key = key;
    clip = Clip.open(media, file);
    media.chooseCodec(clip.stream(), ContainerKind.MP4, Optional.of(VideoCodec.H264));
  }

  /** The length of the clip. */
  double seconds() {
    return clip.seconds();
  }

  /** A meter for the clip's pictures. */
  QualityMeter meter() {
    return new QualityMeter(clip.stream().format(), clip.stream().colour());
  }

  /**
   * Makes a marked copy.
   *
   * @param seconds of the clip's beginning
   * @param meter compares the pictures before and after, unless it is null
   * @throws MessageException where the message does not fit this much video
   */
  void mark(Path output, double seconds, EmbedSettings settings, @Nullable QualityMeter meter)
      throws IOException, MediaException, MessageException {
    if (settings.strength() > 0) {
      MessageLimit.check(
          settings.algorithm(),
          PayloadFrame.of(settings.message(), settings.level()),
          Math.min(seconds, seconds()));
    }
    Embedder embedder = new Embedder(settings, key, clip.stream().format());
    clip.rewrite(
        output,
        seconds,
        Encodings.PRODUCT,
        (picture, at) -> {
          if (meter != null) {
            meter.before(picture);
          }
          embedder.embed(picture, at);
          if (meter != null) {
            meter.after(picture, at);
          }
        });
  }
}

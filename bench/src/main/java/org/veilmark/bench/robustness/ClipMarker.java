package org.veilmark.bench.robustness;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.veilmark.bench.quality.QualityMeter;
import org.veilmark.code.MessageException;
import org.veilmark.code.PayloadFrame;
import org.veilmark.code.SecretKey;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.embed.Embedder;
import org.veilmark.embed.MessageLimit;
import org.veilmark.media.ByteSource;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.TimeBase;
import org.veilmark.media.VideoFrame;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.media.VideoWriter;
import org.veilmark.signal.Picture;

/** Marks beginnings of one clip in a plain loop: decode, embed, encode by x264 at CRF 18. */
final class ClipMarker {
  private static final EncoderSettings ENCODING =
      new EncoderSettings(EncoderSettings.DEFAULT_CRF, "veryfast", /* threads= */ 1);

  private final MediaLibrary media;
  private final SecretKey key;
  private final ByteSource clip;
  private final GopIndex index;
  private final VideoStreamInfo stream;

  /** Looks a clip over; refuses what the product would refuse. */
  ClipMarker(MediaLibrary media, SecretKey key, Path file) throws IOException, MediaException {
    this.media = media;
    this.key = key;
    clip = PathByteSource.of(file);
    index = media.indexGops(clip);
    try (SegmentDecoder decoder =
        media.openDecoder(clip, DecodeRange.of(index), DecodeOptions.lenient(1))) {
      stream = decoder.stream();
    }
    media.checkEncodable(stream);
  }

  /** The length of the clip. */
  double seconds() {
    return index.durationSeconds();
  }

  /** A meter for the clip's pictures. */
  QualityMeter meter() {
    return new QualityMeter(stream.format(), stream.colour());
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
    DecodeRange range = beginning(seconds);
    try (SegmentDecoder decoder = media.openDecoder(clip, range, DecodeOptions.lenient(1));
        VideoWriter writer = media.createVideo(output, stream, ENCODING)) {
      Embedder embedder = new Embedder(settings, key, stream.format());
      for (@Nullable VideoFrame frame = decoder.next(); frame != null; frame = decoder.next()) {
        Picture picture = frame.picture();
        double at = index.presentationSeconds(frame.ptsTicks());
        if (meter != null) {
          meter.before(picture);
        }
        embedder.embed(picture, at);
        if (meter != null) {
          meter.after(picture, at);
        }
        writer.write(picture, frame.ptsTicks());
      }
      writer.finish(range.toPtsTicks());
    }
  }

  private DecodeRange beginning(double seconds) {
    TimeBase timeBase = index.timeBase();
    long ticks = (long) Math.ceil(seconds * timeBase.den() / timeBase.num());
    Gop first = index.gops().get(0);
    return new DecodeRange(
        first.startPtsTicks(),
        Math.min(index.endPtsTicks(), index.firstPtsTicks() + ticks),
        first.start());
  }
}

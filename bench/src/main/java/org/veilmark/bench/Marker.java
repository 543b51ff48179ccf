package org.veilmark.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.veilmark.code.MessageException;
import org.veilmark.code.SecretKey;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.embed.Embedder;
import org.veilmark.media.AssemblyReport;
import org.veilmark.media.ByteSource;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.TimeBase;
import org.veilmark.media.VideoFrame;
import org.veilmark.media.VideoWriter;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.spread.CarrierFormat;

/** Marks the beginning of clips in a plain loop: decode, embed, encode. */
final class Marker {
  private static final EncoderSettings ENCODING =
      new EncoderSettings(EncoderSettings.DEFAULT_CRF, "veryfast", /* threads= */ 1);

  private final MediaLibrary media;
  private final SecretKey key;
  private final double seconds;

  /** A marker of the first {@code seconds} of clips. */
  Marker(MediaLibrary media, SecretKey key, double seconds) {
    this.media = media;
    this.key = key;
    this.seconds = seconds;
  }

  /** Encodes a copy of {@code clip}, marked as {@code settings} say, by x264 at CRF 18. */
  MarkedCopy mark(ByteSource clip, Path output, EmbedSettings settings, CarrierFormat carrier)
      throws IOException, MediaException, MessageException {
    GopIndex index = media.indexGops(clip);
    DecodeRange range = beginning(index);
    try (SegmentDecoder decoder = media.openDecoder(clip, range, DecodeOptions.lenient(1));
        VideoWriter writer = media.createVideo(output, decoder.stream(), ENCODING)) {
      PictureFormat format = decoder.stream().format();
      Embedder embedder = new Embedder(settings, key, format, carrier);
      HostLuma host = new HostLuma(format);
      for (@Nullable VideoFrame frame = decoder.next(); frame != null; frame = decoder.next()) {
        Picture picture = frame.picture();
        host.remember(picture.y());
        embedder.embed(picture, index.presentationSeconds(frame.ptsTicks()));
        host.compare(picture.y());
        writer.write(picture, frame.ptsTicks());
      }
      AssemblyReport report = writer.finish(range.toPtsTicks());
      return new MarkedCopy(
          output,
          index.presentationSeconds(range.toPtsTicks()),
          host.psnrDb(),
          report.videoBytes());
    }
  }

  private DecodeRange beginning(GopIndex index) {
    TimeBase timeBase = index.timeBase();
    long ticks = (long) Math.ceil(seconds * timeBase.den() / timeBase.num());
    Gop first = index.gops().get(0);
    return new DecodeRange(
        first.startPtsTicks(),
        Math.min(index.endPtsTicks(), index.firstPtsTicks() + ticks),
        first.start());
  }
}

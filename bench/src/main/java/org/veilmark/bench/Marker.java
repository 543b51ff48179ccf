package org.veilmark.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.veilmark.code.MessageException;
import org.veilmark.code.SecretKey;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.embed.Embedder;
import org.veilmark.media.AssemblyReport;
import org.veilmark.media.MediaException;
import org.veilmark.signal.PictureFormat;
import org.veilmark.spread.CarrierFormat;

/** Marks the beginning of clips. */
final class Marker {
  private final SecretKey key;
  private final double seconds;

  /** A marker of the first {@code seconds} of clips. */
  Marker(SecretKey key, double seconds) {
    this.key = key;
    this.seconds = seconds;
  }

  /** Encodes a copy of {@code clip}, marked as {@code settings} say, by x264 at CRF 18. */
  MarkedCopy mark(Clip clip, Path output, EmbedSettings settings, CarrierFormat carrier)
      throws IOException, MediaException, MessageException {
    PictureFormat format = clip.stream().format();
    Embedder embedder = new Embedder(settings, key, format, carrier);
    HostLuma host = new HostLuma(format);
    AssemblyReport report =
        clip.rewrite(
            output,
            seconds,
            Encodings.PRODUCT,
            (picture, at) -> {
              host.remember(picture.y());
              embedder.embed(picture, at);
              host.compare(picture.y());
            });
    return new MarkedCopy(
        output, Math.min(seconds, clip.seconds()), host.psnrDb(), report.videoBytes());
  }
}

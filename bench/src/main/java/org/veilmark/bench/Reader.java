package org.veilmark.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veilmark.code.Algorithm;
import org.veilmark.code.SecretKey;
import org.veilmark.extract.Decision;
import org.veilmark.extract.Evidence;
import org.veilmark.extract.Located;
import org.veilmark.extract.PayloadVoter;
import org.veilmark.extract.ResidualCollector;
import org.veilmark.media.ByteSource;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.VideoFrame;
import org.veilmark.spread.CarrierFormat;

/**
 * Reads whole videos in a plain loop: decode, collect evidence, vote. Geometry is not searched:
 * resizing needs no search, and the search is made for the standard carrier alone.
 */
final class Reader {
  private static final double THRESHOLD = 1e-9;

  private final MediaLibrary media;
  private final SecretKey key;
  private final Algorithm algorithm;

  Reader(MediaLibrary media, SecretKey key, Algorithm algorithm) {
    this.media = media;
    this.key = key;
    this.algorithm = algorithm;
  }

  /** What a video says, taken to be marked with {@code carrier}. */
  Decision read(Path video, CarrierFormat carrier) throws IOException, MediaException {
    return new PayloadVoter(key, algorithm, THRESHOLD, carrier)
        .decide(List.of(collect(video, carrier)));
  }

  private Evidence collect(Path video, CarrierFormat carrier) throws IOException, MediaException {
    ByteSource source = PathByteSource.of(video);
    GopIndex index = media.indexGops(source);
    try (SegmentDecoder decoder =
        media.openDecoder(source, DecodeRange.of(index), DecodeOptions.lenient(1))) {
      ResidualCollector collector = new ResidualCollector(decoder.stream().format(), carrier);
      for (@Nullable VideoFrame frame = decoder.next(); frame != null; frame = decoder.next()) {
        double seconds = index.presentationSeconds(frame.ptsTicks());
        if (collector.wants(seconds, frame.keyFrame())) {
          collector.add(frame.picture(), seconds, frame.keyFrame());
        }
      }
      return collector.finish().fold(Located.UNSEARCHED);
    }
  }
}

package org.veilmark.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veilmark.extract.Evidence;
import org.veilmark.extract.Located;
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

/** Reads the evidence of a video in pieces, so that any beginning of it can be judged by itself. */
final class PieceReader {
  /** A whole number of the time bins of evidence, so that no bin is in two pieces. */
  static final double PIECE_SECONDS = 0.25;

  private PieceReader() {}

  /** The pieces in order; the last may be shorter. */
  static List<Evidence> read(MediaLibrary media, Path video) throws IOException, MediaException {
    ByteSource source = PathByteSource.of(video);
    GopIndex index = media.indexGops(source);
    List<Evidence> pieces = new ArrayList<>();
    try (SegmentDecoder decoder =
        media.openDecoder(source, DecodeRange.of(index), DecodeOptions.lenient(1))) {
      ResidualCollector collector = new ResidualCollector(decoder.stream().format());
      for (@Nullable VideoFrame frame = decoder.next(); frame != null; frame = decoder.next()) {
        double seconds = index.presentationSeconds(frame.ptsTicks());
        while (seconds >= (pieces.size() + 1) * PIECE_SECONDS) {
          pieces.add(collector.finish().fold(Located.UNSEARCHED));
          collector = new ResidualCollector(decoder.stream().format());
        }
        if (collector.wants(seconds, frame.keyFrame())) {
          collector.add(frame.picture(), seconds, frame.keyFrame());
        }
      }
      pieces.add(collector.finish().fold(Located.UNSEARCHED));
    }
    return pieces;
  }
}

package org.veilmark.bench.robustness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veilmark.code.Algorithm;
import org.veilmark.code.SecretKey;
import org.veilmark.extract.Decision;
import org.veilmark.extract.Evidence;
import org.veilmark.extract.MarkSearch;
import org.veilmark.extract.ResidualCollector;
import org.veilmark.extract.SurestMap;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.VideoFrame;
import org.veilmark.signal.PictureFormat;

/**
 * Reads whole videos as an extraction job does, in a plain loop: every frame, the geometry searched
 * piece by piece, one vote.
 */
final class CopyReader {
  private static final double THRESHOLD = 1e-9;

  /** As long as the longest segments of jobs, and a whole number of the time bins of evidence. */
  private static final double PIECE_SECONDS = 10;

  private final MediaLibrary media;
  private final SecretKey key;
  private final List<Algorithm> algorithms;

  /**
   * A reader.
   *
   * @param algorithms the schemes to look for, in order
   */
  CopyReader(MediaLibrary media, SecretKey key, List<Algorithm> algorithms) {
    this.media = media;
    this.key = key;
    this.algorithms = algorithms;
  }

  /** What a video says. */
  Decision read(Path video) throws IOException, MediaException {
    return new MarkSearch(key, algorithms, THRESHOLD).decide(collect(video));
  }

  private List<Evidence> collect(Path video) throws IOException, MediaException {
    PathByteSource source = PathByteSource.of(video);
    GopIndex index = media.indexGops(source);
    List<Evidence> pieces = new ArrayList<>();
    try (SegmentDecoder decoder =
        media.openDecoder(source, DecodeRange.of(index), DecodeOptions.lenient(1))) {
      PictureFormat format = decoder.stream().format();
      ResidualCollector collector = new ResidualCollector(format);
      double pieceEnd = PIECE_SECONDS;
      for (@Nullable VideoFrame frame = decoder.next(); frame != null; frame = decoder.next()) {
        double seconds = index.presentationSeconds(frame.ptsTicks());
        // A remainder too short to be searched by itself stays with the piece before it.
        if (seconds >= pieceEnd && index.durationSeconds() - seconds > PIECE_SECONDS / 2) {
          pieces.add(SurestMap.read(collector.finish(), key, algorithms));
          collector = new ResidualCollector(format);
          pieceEnd += PIECE_SECONDS;
        }
        if (collector.wants(seconds, frame.keyFrame())) {
          collector.add(frame.picture(), seconds, frame.keyFrame());
        }
      }
      pieces.add(SurestMap.read(collector.finish(), key, algorithms));
    }
    return pieces;
  }
}

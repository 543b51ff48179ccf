package org.veilmark.bench.robustness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.veilmark.bench.Clip;
import org.veilmark.bench.PieceReader;
import org.veilmark.code.Algorithm;
import org.veilmark.code.SecretKey;
import org.veilmark.detect.FalsePositiveBound;
import org.veilmark.extract.Decision;
import org.veilmark.extract.MarkSearch;
import org.veilmark.extract.SearchWidth;
import org.veilmark.extract.SurestMap;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.spread.CarrierFormat;

/**
 * Reads whole videos as an extraction job does, in a plain loop: the geometry searched piece by
 * piece, one vote.
 */
final class CopyReader {
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
    PieceReader pieces =
        new PieceReader(
            CarrierFormat.STANDARD,
            PIECE_SECONDS,
            residuals -> SurestMap.read(residuals, key, algorithms, SearchWidth.USUAL));
    return new MarkSearch(key, algorithms, FalsePositiveBound.DEFAULT_THRESHOLD)
        .find(pieces.read(Clip.open(media, video)))
        .main();
  }
}

package org.veilmark.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.veilmark.code.Algorithm;
import org.veilmark.code.SecretKey;
import org.veilmark.detect.FalsePositiveBound;
import org.veilmark.extract.Decision;
import org.veilmark.extract.Located;
import org.veilmark.extract.PayloadVoter;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.spread.CarrierFormat;

/**
 * Reads whole videos: decode, collect evidence, vote. Geometry is not searched: resizing needs no
 * search, and the search is made for the standard carrier alone.
 */
final class Reader {
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
    PieceReader reader =
        new PieceReader(
            carrier, PieceReader.WHOLE, residuals -> residuals.fold(Located.UNSEARCHED));
    return new PayloadVoter(key, algorithm, FalsePositiveBound.DEFAULT_THRESHOLD, carrier)
        .decide(reader.read(Clip.open(media, video)));
  }
}

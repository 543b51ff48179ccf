package org.veilmark.operators.vote;

import java.util.List;
import java.util.Optional;
import org.veilmark.extract.Located;
import org.veilmark.operators.gather.CompleteJob;
import org.veilmark.schema.EarlierWaves;
import org.veilmark.schema.SegmentEvidence;

/** What an extraction has cost so far, all its stages together. */
final class WaveCosts {
  private static final EarlierWaves NONE = new EarlierWaves(0L, 0L);

  private WaveCosts() {}

  /** The costs of the stages before {@code job} and its own. */
  static EarlierWaves upTo(CompleteJob<SegmentEvidence> job, List<Located> pieces) {
    EarlierWaves before = Optional.ofNullable(job.manifest().getEarlier()).orElse(NONE);
    return new EarlierWaves(
        before.getFramesDecoded()
            + job.results().stream().mapToLong(SegmentEvidence::getFramesDecoded).sum(),
        before.getMapsTried() + pieces.stream().mapToLong(Located::hypotheses).sum());
  }
}

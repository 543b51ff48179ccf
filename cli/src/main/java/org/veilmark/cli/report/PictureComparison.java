package org.veilmark.cli.report;

import org.jspecify.annotations.Nullable;
import org.veilmark.fingerprint.FingerprintMatch;
import org.veilmark.fingerprint.FingerprintMatch.Verdict;
import org.veilmark.operators.mark.Fingerprints;
import org.veilmark.operators.mark.GeometryRecords;
import org.veilmark.schema.ExtractResult;
import org.veilmark.schema.Geometry;
import org.veilmark.signal.CanonicalFrame;

/** Whether the pictures that were read are those that an embedding marked. */
final class PictureComparison {
  /**
   * How far a map may be from the whole picture, upright, turned or mirrored, in shares of a side:
   * 3 degrees, or a twentieth cut off.
   */
  private static final double WHOLE = 0.06;

  private final String nonce;
  private final FingerprintMatch match;
  private final Verdict verdict;

  /** The comparison of an extraction with the record of an embedding. */
  PictureComparison(EmbeddedRecord marked, ExtractResult read) {
    nonce = marked.nonce();
    match =
        FingerprintMatch.of(
            marked.fingerprint(),
            Fingerprints.fromRecord(read.getFingerprint()),
            read.getRate() == null ? 1 : read.getRate());
    verdict = match.verdict(showsWhole(read.getGeometry()));
  }

  /** Where no mark was found, nothing speaks for a part. */
  private static boolean showsWhole(@Nullable Geometry found) {
    return found == null
        || (GeometryRecords.map(found).inverse().keepsWhole(WHOLE)
            && Math.abs(found.getX0()) <= WHOLE * CanonicalFrame.SHORT_SIDE
            && Math.abs(found.getY0()) <= WHOLE * CanonicalFrame.SHORT_SIDE);
  }

  /** For people. */
  String text() {
    String said =
        switch (verdict) {
          case SAME -> "the pictures that were marked";
          case DIFFERENT -> "NOT the pictures that were marked";
          case UNSURE -> "perhaps the pictures that were marked";
        };
    return "%s (similarity %.2f)".formatted(said, match.similarity());
  }

  /** As fields of JSON. */
  void json(JsonLine line) {
    line.text(EmbeddedRecord.NONCE, nonce)
        .text("verdict", Names.of(verdict))
        .decimal("similarity", match.similarity(), 3)
        .decimal("offsetSeconds", match.offsetSeconds(), 2)
        .whole("samples", match.samples());
  }
}

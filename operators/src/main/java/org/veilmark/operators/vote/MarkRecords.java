package org.veilmark.operators.vote;

import org.veilmark.code.PayloadFrame;
import org.veilmark.extract.Decision;
import org.veilmark.extract.FoundMark;
import org.veilmark.extract.TimeRange;
import org.veilmark.operators.mark.GeometryRecords;
import org.veilmark.operators.mark.Marks;
import org.veilmark.schema.ExtractedMark;
import org.veilmark.schema.TimeSpan;

/** Finds as records tell of them. */
final class MarkRecords {
  private static final double MICROS_PER_SECOND = 1e6;

  private MarkRecords() {}

  static ExtractedMark of(FoundMark mark) {
    Decision decision = mark.decision();
    PayloadFrame frame = decision.frame().orElseThrow();
    return ExtractedMark.newBuilder()
        .setMessage(frame.message())
        .setAlgorithm(Marks.toRecord(decision.algorithm()))
        .setLevel(frame.level())
        .setFalsePositiveProbability(decision.falsePositiveProbability())
        .setMarginDb(decision.marginDb().orElseThrow())
        .setGeometry(
            GeometryRecords.of(decision.located().map(), decision.shiftX(), decision.shiftY()))
        .setRate(decision.rate())
        .setRanges(mark.ranges().stream().map(MarkRecords::span).toList())
        .build();
  }

  private static TimeSpan span(TimeRange range) {
    return new TimeSpan(micros(range.startSeconds()), micros(range.endSeconds()));
  }

  private static long micros(double seconds) {
    return Math.round(seconds * MICROS_PER_SECOND);
  }
}

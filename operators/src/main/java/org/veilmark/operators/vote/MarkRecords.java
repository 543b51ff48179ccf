package org.veilmark.operators.vote;

import org.veilmark.code.PayloadFrame;
import org.veilmark.extract.Decision;
import org.veilmark.extract.FoundMark;
import org.veilmark.extract.GeometryMap;
import org.veilmark.extract.TimeRange;
import org.veilmark.operators.mark.Marks;
import org.veilmark.schema.ExtractedMark;
import org.veilmark.schema.Geometry;
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
        .setGeometry(geometry(decision))
        .setRate(decision.rate())
        .setRanges(mark.ranges().stream().map(MarkRecords::span).toList())
        .build();
  }

  private static Geometry geometry(Decision decision) {
    GeometryMap toMarked = decision.located().map().inverse();
    return Geometry.newBuilder()
        .setXx(toMarked.xx())
        .setXy(toMarked.xy())
        .setX0(-decision.shiftX())
        .setYx(toMarked.yx())
        .setYy(toMarked.yy())
        .setY0(-decision.shiftY())
        .build();
  }

  private static TimeSpan span(TimeRange range) {
    return new TimeSpan(micros(range.startSeconds()), micros(range.endSeconds()));
  }

  private static long micros(double seconds) {
    return Math.round(seconds * MICROS_PER_SECOND);
  }
}

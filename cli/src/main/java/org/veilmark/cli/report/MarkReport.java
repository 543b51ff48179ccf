package org.veilmark.cli.report;

import java.util.stream.Collectors;
import org.veilmark.schema.ExtractedMark;
import org.veilmark.schema.Geometry;
import org.veilmark.schema.TimeSpan;

/** One of the marks of a video. */
record MarkReport(ExtractedMark mark) {
  /** Writes the fields of its JSON object. */
  void json(JsonLine line) {
    line.text("message", mark.getMessage())
        .significant("falsePositiveProbability", mark.getFalsePositiveProbability())
        .whole("level", mark.getLevel())
        .text("algo", Names.of(mark.getAlgorithm()))
        .object("geometry", map -> geometry(map, mark.getGeometry()))
        .decimal("rate", mark.getRate(), 3)
        .decimal("marginDb", mark.getMarginDb(), 2)
        .objects("ranges", mark.getRanges(), MarkReport::range);
  }

  private static void range(JsonLine line, TimeSpan range) {
    line.decimal("startSeconds", Micros.toSeconds(range.getStartMicros()), 3)
        .decimal("endSeconds", Micros.toSeconds(range.getEndMicros()), 3);
  }

  /** Writes the entries of a map. */
  static void geometry(JsonLine line, Geometry geometry) {
    int places = 6;
    line.decimal("xx", geometry.getXx(), places)
        .decimal("xy", geometry.getXy(), places)
        .decimal("x0", geometry.getX0(), places)
        .decimal("yx", geometry.getYx(), places)
        .decimal("yy", geometry.getYy(), places)
        .decimal("y0", geometry.getY0(), places);
  }

  /**
   * For people: message, and in brackets, which are left open, what is known of it.
   *
   * @param where whether to say where it lies
   */
  String text(boolean where) {
    return "\"%s\"   (%s, level %d, %sp = %s"
        .formatted(
            mark.getMessage(),
            Names.of(mark.getAlgorithm()),
            mark.getLevel(),
            where ? "at " + ranges() + ", " : "",
            Units.probability(mark.getFalsePositiveProbability()));
  }

  private String ranges() {
    return mark.getRanges().stream()
        .map(
            range ->
                "%.0f-%.0f s"
                    .formatted(
                        Micros.toSeconds(range.getStartMicros()),
                        Micros.toSeconds(range.getEndMicros())))
        .collect(Collectors.joining(", "));
  }

  /** How much of the video it is in. */
  double seconds() {
    return mark.getRanges().stream()
        .mapToDouble(range -> Micros.toSeconds(range.getEndMicros() - range.getStartMicros()))
        .sum();
  }
}

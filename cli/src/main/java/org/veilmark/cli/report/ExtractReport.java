package org.veilmark.cli.report;

import java.util.List;
import org.veilmark.schema.ExtractResult;
import org.veilmark.schema.Geometry;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.SegmentFact;

/**
 * What an extraction found.
 *
 * @param input as the user named it
 * @param record of the job, whatever became of it
 */
public record ExtractReport(String input, JobRecord record) {

  /** As one line of JSON: one of three shapes, for a find, for none, and for an error. */
  public String json() {
    ExtractResult result = record.getExtractResult();
    if (result == null) {
      return ErrorReport.json(
          line -> line.text("input", input).flag("found", false), ErrorReport.of(record));
    }
    return JsonLine.of(
        line -> {
          line.text("input", input)
              .flag("found", result.getFound())
              .text("message", result.getMessage())
              .significant("falsePositiveProbability", result.getFalsePositiveProbability())
              .whole("level", result.getLevel());
          if (result.getAlgorithm() != null) {
            line.text("algo", Names.of(result.getAlgorithm()));
          }
          Geometry geometry = result.getGeometry();
          if (geometry != null) {
            line.object("geometry", map -> geometry(map, geometry));
          }
          if (result.getRate() != null) {
            line.decimal("rate", result.getRate(), 3);
          }
          line.whole("segmentsUsed", result.getSegmentsUsed())
              .whole("framesDecoded", result.getFramesDecoded())
              .decimal("statistic", result.getStatistic(), 3)
              .decimal("marginDb", result.getMarginDb(), 2)
              .decimal("seconds", Elapsed.seconds(record), 3)
              .objects("segments", record.getSegments(), ExtractReport::segment)
              .texts("warnings", record.getWarnings());
        });
  }

  /**
   * For people, on one line.
   *
   * @param nameWidth what to pad the input's name to
   */
  public String text(int nameWidth) {
    String name = input + " ".repeat(Math.max(0, nameWidth - input.length()));
    ExtractResult result = record.getExtractResult();
    if (result == null) {
      return name + "   error: " + ErrorReport.of(record).getMessage();
    }
    String cost =
        ", %d frames, %s"
            .formatted(result.getFramesDecoded(), Units.seconds(Elapsed.seconds(record)));
    String p = "p = " + Units.probability(result.getFalsePositiveProbability());
    if (!result.getFound()) {
      return name + "   no watermark found   (" + p + cost + ")";
    }
    String mark =
        result.getAlgorithm() == null
            ? ""
            : Names.of(result.getAlgorithm()) + ", level " + result.getLevel() + ", ";
    return name + "   \"" + result.getMessage() + "\"   (" + mark + p + cost + ")";
  }

  /** Whether a mark was found. */
  public boolean found() {
    return record.getExtractResult() != null && record.getExtractResult().getFound();
  }

  private static void geometry(JsonLine line, Geometry geometry) {
    int places = 6;
    for (Coefficient c :
        List.of(
            new Coefficient("xx", geometry.getXx()),
            new Coefficient("xy", geometry.getXy()),
            new Coefficient("x0", geometry.getX0()),
            new Coefficient("yx", geometry.getYx()),
            new Coefficient("yy", geometry.getYy()),
            new Coefficient("y0", geometry.getY0()))) {
      line.decimal(c.name(), c.value(), places);
    }
  }

  private static void segment(JsonLine line, SegmentFact fact) {
    line.decimal("fromSeconds", Micros.toSeconds(fact.getStartMicros()), 3)
        .decimal("toSeconds", Micros.toSeconds(fact.getEndMicros()), 3)
        .decimal("statistic", fact.getStatistic(), 3)
        .decimal("marginDb", fact.getMarginDb(), 2);
    if (fact.getError() != null) {
      line.object("error", error -> ErrorReport.fields(error, fact.getError()));
    }
  }

  /** An entry of the affine map. */
  private record Coefficient(String name, double value) {}
}

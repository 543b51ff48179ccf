package org.veilmark.cli.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veilmark.schema.ExtractResult;
import org.veilmark.schema.Geometry;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.SegmentFact;

/**
 * What an extraction found.
 *
 * @param input as the user named it
 * @param record of the job, whatever became of it
 * @param embedded record of the embedding to compare with; null: none
 */
public record ExtractReport(String input, JobRecord record, @Nullable EmbeddedRecord embedded) {
  private static final String GAP = "   ";

  /** Where a mark is in all of a video but for less than this, it is not said where. */
  private static final double PART_SECONDS = 5;

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
            line.object("geometry", map -> MarkReport.geometry(map, geometry));
          }
          if (result.getRate() != null) {
            line.decimal("rate", result.getRate(), 3);
          }
          if (embedded != null) {
            line.object("record", new PictureComparison(embedded, result)::json);
          }
          line.whole("segmentsUsed", result.getSegmentsUsed())
              .whole("framesDecoded", result.getFramesDecoded())
              .whole("mapsTried", result.getMapsTried())
              .text("wave", result.getWave() == null ? null : Names.of(result.getWave()))
              .decimal("statistic", result.getStatistic(), 3)
              .decimal("marginDb", result.getMarginDb(), 2)
              .decimal("seconds", Elapsed.seconds(record), 3)
              .objects(
                  "marks", result.getMarks(), (fields, mark) -> new MarkReport(mark).json(fields))
              .objects("segments", record.getSegments(), ExtractReport::segment)
              .bytes(EmbeddedRecord.FINGERPRINT, result.getFingerprint())
              .texts("warnings", record.getWarnings());
        });
  }

  /**
   * For people, on one line, and one more for each further mark.
   *
   * @param nameWidth what to pad the input's name to
   */
  public String text(int nameWidth) {
    String name = input + " ".repeat(Math.max(0, nameWidth - input.length())) + GAP;
    ExtractResult result = record.getExtractResult();
    if (result == null) {
      return name + "error: " + ErrorReport.of(record).getMessage();
    }
    String cost =
        "%d frames, %s"
            .formatted(result.getFramesDecoded(), Units.seconds(Elapsed.seconds(record)));
    String pictures = embedded == null ? "" : GAP + new PictureComparison(embedded, result).text();
    if (!result.getFound()) {
      String p = Units.probability(result.getFalsePositiveProbability());
      return name + "no watermark found   (p = " + p + ", " + cost + ")" + pictures;
    }
    List<MarkReport> marks = result.getMarks().stream().map(MarkReport::new).toList();
    boolean inParts = marks.size() > 1 || marks.get(0).seconds() <= seconds() - PART_SECONDS;
    StringBuilder text = new StringBuilder(name);
    for (int i = 0; i < marks.size(); i++) {
      text.append(i == 0 ? "" : "\n" + " ".repeat(name.length()))
          .append(marks.get(i).text(inParts))
          .append(i == 0 ? ", " + cost + ")" + pictures : ")");
    }
    return text.toString();
  }

  /** Length of what was read. */
  private double seconds() {
    List<SegmentFact> segments = record.getSegments();
    return segments.stream()
        .mapToDouble(s -> Micros.toSeconds(s.getEndMicros() - s.getStartMicros()))
        .sum();
  }

  /** Whether a mark was found. */
  public boolean found() {
    return record.getExtractResult() != null && record.getExtractResult().getFound();
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
}

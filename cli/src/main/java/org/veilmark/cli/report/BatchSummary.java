package org.veilmark.cli.report;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.veilmark.schema.ExtractResult;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;

/** What became of the items of a batch, counted. */
public final class BatchSummary {
  private static final double SECONDS_PER_HOUR = 3600;

  private final JobKind kind;
  private long items;
  private long skipped;
  private long succeeded;
  private long notFound;
  private double videoSeconds;
  private final Map<String, Long> failures = new TreeMap<>();

  /** Of a batch of no items yet. */
  public BatchSummary(JobKind kind) {
    this.kind = kind;
  }

  /**
   * Counts an item.
   *
   * @param done before this run
   */
  public void add(JobRecord record, boolean done) {
    items++;
    ExtractResult read = record.getExtractResult();
    if (record.getEmbedResult() == null && read == null) {
      failures.merge(ErrorReport.of(record).getCode(), 1L, Long::sum);
    } else if (read != null && !read.getFound()) {
      notFound++;
    } else {
      succeeded++;
    }
    if (done) {
      skipped++;
    } else {
      videoSeconds += BatchRows.videoSeconds(record);
    }
  }

  /**
   * One line of JSON.
   *
   * @param seconds that the run took
   */
  public String json(double seconds) {
    return JsonLine.of(
        line ->
            line.object(
                "summary",
                fields -> {
                  fields.whole("items", items);
                  if (kind == JobKind.EMBED) {
                    fields.whole("marked", succeeded);
                  } else {
                    fields.whole("found", succeeded).whole("notFound", notFound);
                  }
                  fields
                      .whole("skipped", skipped)
                      .whole("failed", failed())
                      .object("failures", codes -> failures.forEach(codes::whole))
                      .decimal("videoHours", videoSeconds / SECONDS_PER_HOUR, 4)
                      .decimal("seconds", seconds, 1);
                }));
  }

  /**
   * For people.
   *
   * @param seconds that the run took
   */
  public void print(PrintStream out, double seconds) {
    String outcomes =
        kind == JobKind.EMBED
            ? succeeded + " marked"
            : succeeded + " with a mark, " + notFound + " without";
    String before = skipped == 0 ? "" : "  (" + skipped + " done before)";
    out.printf(
        "%d %s: %s, %d failed%s%n",
        items, items == 1 ? "video" : "videos", outcomes, failed(), before);
    if (!failures.isEmpty()) {
      out.printf(
          "  failed    %s%n",
          failures.entrySet().stream()
              .map(failure -> failure.getValue() + " " + failure.getKey())
              .collect(Collectors.joining(", ")));
    }
    out.printf(
        Locale.ROOT,
        "  time      %s for %s of video%s%n",
        duration(seconds),
        duration(videoSeconds),
        videoSeconds > 0 && seconds > 0
            ? String.format(Locale.ROOT, "  (x%.1f)", videoSeconds / seconds)
            : "");
  }

  private long failed() {
    return failures.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String duration(double seconds) {
    return seconds < SECONDS_PER_HOUR
        ? Units.seconds(seconds)
        : String.format(Locale.ROOT, "%.1f h", seconds / SECONDS_PER_HOUR);
  }
}

package org.veilmark.bench.speed;

import java.util.List;
import java.util.Locale;
import org.veilmark.bench.MarkdownTable;

/** The comparisons as lines of Markdown. */
public final class SpeedTable {
  private static final MarkdownTable TABLE =
      new MarkdownTable(
          List.of(
              "what",
              "clip",
              "FFmpeg, CPU s",
              "wall s",
              "MB",
              "Veilmark, CPU s",
              "wall s",
              "MB",
              "start, CPU s",
              "wall s",
              "speed by CPU",
              "by wall"),
          /* labels= */ 2);

  private SpeedTable() {}

  /** The two lines above the rows. */
  public static String header() {
    return TABLE.header();
  }

  /** A row. */
  public static String line(SpeedRow row) {
    return TABLE.row(
        List.of(
            row.part().title(),
            row.clip(),
            seconds(row.ffmpeg().cpuSeconds()),
            seconds(row.ffmpeg().wallSeconds()),
            megabytes(row.ffmpeg().peakBytes()),
            seconds(row.veilmark().cpuSeconds()),
            seconds(row.veilmark().wallSeconds()),
            megabytes(row.veilmark().peakBytes()),
            seconds(row.start().cpuSeconds()),
            seconds(row.start().wallSeconds()),
            ratio(row.cpuRatio()),
            ratio(row.wallRatio())));
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.2f", seconds);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%d", Math.round(bytes / 1e6));
  }

  /** One that divides by nothing means that both sides are below the clock's step. */
  private static String ratio(double ratio) {
    return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.2fx", ratio) : "-";
  }
}

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
              "Veilmark, CPU s",
              "wall s",
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
            seconds(row.veilmark().cpuSeconds()),
            seconds(row.veilmark().wallSeconds()),
            seconds(row.start().cpuSeconds()),
            seconds(row.start().wallSeconds()),
            ratio(row.cpuRatio()),
            ratio(row.wallRatio())));
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.2f", seconds);
  }

  /** One that divides by nothing means that both sides are below the clock's step. */
  private static String ratio(double ratio) {
    return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.2fx", ratio) : "-";
  }
}

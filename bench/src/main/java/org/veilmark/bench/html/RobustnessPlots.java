package org.veilmark.bench.html;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.veilmark.bench.robustness.Cell;
import org.veilmark.bench.robustness.ClipResult;
import org.veilmark.bench.robustness.ListedAttack;
import org.veilmark.bench.robustness.Outcome;
import org.veilmark.bench.robustness.RobustnessResult;
import org.veilmark.bench.robustness.SweepPoint;
import org.veilmark.bench.robustness.Tier;

/** The plots of a robustness report. */
final class RobustnessPlots {
  private static final double DB_STEP = 2;

  private static final Axis SECONDS =
      new Axis(
          "seconds of video",
          1,
          30,
          /* logarithmic= */ true,
          IntStream.of(1, 2, 3, 5, 10, 20, 30)
              .mapToObj(seconds -> new Axis.Tick(seconds, Integer.toString(seconds)))
              .toList());

  private final RobustnessResult result;

  RobustnessPlots(RobustnessResult result) {
    this.result = result;
  }

  String byAttack() {
    List<BarPlot.Bar> bars = new ArrayList<>();
    List<ListedAttack> attacks = result.settings().attacks();
    for (int i = 0; i < attacks.size(); i++) {
      bars.add(
          new BarPlot.Bar(
              attacks.get(i).name(),
              result.tally(i).share(),
              result.tally(i).toString(),
              attacks.get(i).tier() == Tier.MUST ? "" : Tier.STRETCH.label()));
    }
    return new BarPlot(
            "Success by attack",
            "Clips whose copy gave the message, of all whose copy could be made. Strong: attacks that"
                + " every clip should survive; pale: good to survive.",
            bars)
        .html();
  }

  String byClipSeconds() {
    return shares(
        "Success by clip length",
        "Excerpts from the middle of the marked copy, at CRF 23. Clips that are shorter do not"
            + " count.",
        SECONDS,
        ClipResult::byClipSeconds,
        "s");
  }

  String byCharacters() {
    return shares(
        "Success by message length",
        "Capitals and digits; copies at CRF 23. Messages that the clip is too short for are"
            + " refused, and do not count.",
        Axis.linear("characters", 0, 64, 8, ""),
        ClipResult::byCharacters,
        "characters");
  }

  private String shares(
      String title,
      String caption,
      Axis x,
      Function<ClipResult, List<SweepPoint>> sweep,
      String unit) {
    TreeMap<Double, List<Cell>> cells = new TreeMap<>();
    for (ClipResult clip : result.clips()) {
      for (SweepPoint point : sweep.apply(clip)) {
        if (point.cell().outcome() != Outcome.NOT_MADE) {
          cells.computeIfAbsent(point.x(), unused -> new ArrayList<>()).add(point.cell());
        }
      }
    }
    List<LinePlot.Point> points = new ArrayList<>();
    cells.forEach(
        (value, read) -> {
          long count = read.stream().filter(Cell::isRead).count();
          String label = count + "/" + read.size();
          points.add(
              new LinePlot.Point(
                  value,
                  100.0 * count / read.size(),
                  /* solid= */ true,
                  label,
                  Markup.format("%.0f %s: %s read", value, unit, label)));
        });
    return new LinePlot(
            title,
            caption,
            x,
            Axis.percent("messages read"),
            List.of(new LinePlot.Line("all clips", points)))
        .html();
  }

  String byBitRate() {
    List<Cell> cells =
        result.clips().stream()
            .flatMap(clip -> clip.byBitRate().stream())
            .map(SweepPoint::cell)
            .toList();
    double leastDb = cells.stream().mapToDouble(cell -> cell.marginDb().orElse(0)).min().orElse(0);
    double mostDb = cells.stream().mapToDouble(cell -> cell.marginDb().orElse(0)).max().orElse(0);
    double leastRate = cells.stream().mapToDouble(Cell::kilobitsPerSecond).min().orElse(100);
    double mostRate = cells.stream().mapToDouble(Cell::kilobitsPerSecond).max().orElse(1000);
    // Below all margins there is a lane for copies that were not read.
    double lane = (Math.floor(Math.min(0, leastDb) / DB_STEP) - 1) * DB_STEP;
    List<Axis.Tick> ticks = new ArrayList<>();
    ticks.add(new Axis.Tick(lane, "missed"));
    ticks.addAll(Axis.linear("", lane + DB_STEP, Math.max(DB_STEP, mostDb), DB_STEP, "").ticks());
    List<LinePlot.Line> lines = result.clips().stream().map(clip -> marginsOf(clip, lane)).toList();
    return new LinePlot(
            "Margin against bit rate",
            "Copies by x264 at CRF 18 to 44. The margin tells how much noisier a copy could have"
                + " been; hollow: not read.",
            Axis.logarithmic("kbit/s", Math.max(1, leastRate), Math.max(2, mostRate)),
            new Axis(
                "margin, dB",
                lane,
                ticks.get(ticks.size() - 1).value(),
                /* logarithmic= */ false,
                ticks),
            lines)
        .html();
  }

  private static LinePlot.Line marginsOf(ClipResult clip, double lane) {
    List<LinePlot.Point> points = new ArrayList<>();
    for (SweepPoint point : clip.byBitRate()) {
      Cell cell = point.cell();
      if (cell.outcome() != Outcome.NOT_MADE) {
        points.add(
            0,
            new LinePlot.Point(
                cell.kilobitsPerSecond(),
                cell.isRead() ? cell.marginDb().orElse(lane) : lane,
                cell.isRead(),
                /* label= */ "",
                Markup.format(
                    "%s, CRF %.0f, %.0f kbit/s: %s",
                    clip.shortName(),
                    point.x(),
                    cell.kilobitsPerSecond(),
                    cell.isRead()
                        ? Markup.format("%+.1f dB", cell.marginDb().orElse(0))
                        : cell.outcome().label())));
      }
    }
    return new LinePlot.Line(clip.shortName(), points);
  }
}

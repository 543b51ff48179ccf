package org.veilmark.bench.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.veilmark.bench.gate.ObservedTail;
import org.veilmark.bench.gate.TailModel;

/** What chance gives the pilots, beside what it is taken to give. */
public final class TailPlot {
  private static final double FROM = 3;
  private static final double TO = 7;
  private static final double STEP = 0.125;
  private static final double LEAST = 1e-6;

  private TailPlot() {}

  /**
   * A picture that stands by itself.
   *
   * @param one over the shifts at one offset
   * @param all over all places
   */
  public static String svg(
      ObservedTail one, TailModel oneModel, ObservedTail all, TailModel allModel) {
    List<Axis.Tick> powers = new ArrayList<>();
    for (int power = -6; power <= 0; power++) {
      powers.add(new Axis.Tick(Math.pow(10, power), power == 0 ? "1" : "1e" + power));
    }
    return new LinePlot(
            "Pilot statistic of keys that a video was not marked with",
            "",
            Axis.linear("statistic, in standard deviations", FROM, TO, 1, ""),
            new Axis("share of keys that reach it", LEAST, 1, /* logarithmic= */ true, powers),
            List.of(
                line("%,d keys, one offset".formatted(one.count()), one::exceeds),
                line("model, one offset", oneModel::exceeds),
                line("%,d keys, everywhere".formatted(all.count()), all::exceeds),
                line("model, everywhere", allModel::exceeds)))
        .svg();
  }

  private static LinePlot.Line line(String name, DoubleUnaryOperator share) {
    List<LinePlot.Point> points = new ArrayList<>();
    for (double t = FROM; t <= TO; t += STEP) {
      double y = share.applyAsDouble(t);
      if (y >= LEAST) {
        points.add(new LinePlot.Point(t, y, /* solid= */ true, "", Markup.format("%.2g", y)));
      }
    }
    return new LinePlot.Line(name, points);
  }
}

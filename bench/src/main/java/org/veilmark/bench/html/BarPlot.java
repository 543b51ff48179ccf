package org.veilmark.bench.html;

import java.util.List;

/**
 * Bars of shares of the whole, one below the other, as SVG that takes the colours of the page.
 *
 * @param title heads the plot
 * @param caption tells how to read it
 * @param bars from top to bottom
 */
record BarPlot(String title, String caption, List<Bar> bars) {
  private static final double WIDTH = 440;
  private static final double NAMES = 134;
  private static final double VALUES = 44;
  private static final double ROW = 17;
  private static final double THICKNESS = 11;

  /**
   * A bar.
   *
   * @param name before it
   * @param share its length, 0 to 1
   * @param value written behind it
   * @param style a class of the page's styles, or empty
   */
  record Bar(String name, double share, String value, String style) {}

  BarPlot {
    bars = List.copyOf(bars);
  }

  String html() {
    StringBuilder html = new StringBuilder("<figure><h3>" + Markup.text(title) + "</h3>\n");
    html.append(
        Markup.format(
            "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">%n",
            WIDTH, ROW * bars.size() + 4, Markup.text(title)));
    double whole = WIDTH - NAMES - VALUES;
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double top = i * ROW + 3;
      html.append(
          Markup.format(
              "<text class=\"name\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
              NAMES - 8, top + 10, Markup.text(bar.name())));
      html.append(rectangle("track", top, whole));
      if (bar.share() > 0) {
        html.append(rectangle(("bar " + bar.style()).strip(), top, whole * bar.share()));
      }
      html.append(
          Markup.format(
              "<text class=\"value\" x=\"%.1f\" y=\"%.1f\">%s</text>%n",
              WIDTH - VALUES + 6, top + 10, Markup.text(bar.value())));
    }
    return html + "</svg><figcaption>" + Markup.text(caption) + "</figcaption></figure>\n";
  }

  private static String rectangle(String style, double top, double width) {
    return Markup.format(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\"/>",
        style, NAMES, top, width, THICKNESS);
  }
}

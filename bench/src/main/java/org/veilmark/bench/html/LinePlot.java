package org.veilmark.bench.html;

import java.util.List;

/**
 * Lines over two axes, as SVG that takes the colours of the page.
 *
 * @param title heads the plot
 * @param caption tells how to read it
 * @param x across
 * @param y upwards
 * @param lines with more than one, a legend names them
 */
record LinePlot(String title, String caption, Axis x, Axis y, List<Line> lines) {
  private static final double WIDTH = 440;
  private static final double HEIGHT = 270;
  private static final double LEFT = 52;
  private static final double RIGHT = 14;
  private static final double TOP = 20;
  private static final double BOTTOM = 40;

  /** Of a legend inside the plot: its line with what is between, and about what a letter takes. */
  private static final double LEGEND_LINE = 28;

  private static final double LETTER = 6;
  private static final int COLOURS = 8;

  /** As much of the page's style as a file needs that stands by itself. */
  private static final String STYLE =
      "svg{--s0:#2a6fdb;--s1:#d1591a;--s2:#16896b;--s3:#8a4fc4}"
          + "text{font:11px sans-serif;fill:#62615c}"
          + ".grid{stroke:#dedcd5}.line{fill:none;stroke-width:2}";

  private static final List<String> DASHES = List.of("", "6 3", "2 3");

  /**
   * Points that belong together.
   *
   * @param name for the legend
   * @param points from left to right
   */
  record Line(String name, List<Point> points) {
    Line {
      points = List.copyOf(points);
    }
  }

  /**
   * A point.
   *
   * @param solid whether it is a value; else it is hollow, and stands for none
   * @param label written at it, or empty
   * @param hint shown to who points at it
   */
  record Point(double x, double y, boolean solid, String label, String hint) {}

  LinePlot {
    lines = List.copyOf(lines);
  }

  String html() {
    StringBuilder html = new StringBuilder("<figure><h3>" + Markup.text(title) + "</h3>\n");
    html.append(
        Markup.format(
            "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">%n",
            WIDTH, HEIGHT, Markup.text(title)));
    axes(html);
    for (int i = 0; i < lines.size(); i++) {
      draw(lines.get(i), style(i), html);
    }
    html.append("</svg>\n");
    if (lines.size() > 1) {
      legend(html);
    }
    return html + "<figcaption>" + Markup.text(caption) + "</figcaption></figure>\n";
  }

  /** A file that stands by itself, in light colours, with the legend in the plot. */
  String svg() {
    StringBuilder svg =
        new StringBuilder(
            Markup.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\">%n<style>%s"
                    + "</style>%n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n",
                WIDTH, HEIGHT, STYLE));
    axes(svg);
    int longest = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
    double legend = WIDTH - RIGHT - LEGEND_LINE - LETTER * longest;
    for (int i = 0; i < lines.size(); i++) {
      draw(lines.get(i), style(i), svg);
      double y = TOP + 14 + 15 * i;
      svg.append(
          Markup.format(
              "<path class=\"line\" style=\"%s\" d=\"M%.0f %.0fh22\"/>"
                  + "<text x=\"%.0f\" y=\"%.0f\">%s</text>%n",
              style(i), legend, y - 4, legend + LEGEND_LINE, y, Markup.text(lines.get(i).name())));
    }
    return svg + "</svg>\n";
  }

  private void axes(StringBuilder html) {
    for (Axis.Tick tick : y.ticks()) {
      double at = down(tick.value());
      html.append(
          Markup.format(
              "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>"
                  + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
              LEFT, WIDTH - RIGHT, at, at, LEFT - 6, at + 4, Markup.text(tick.text())));
    }
    for (Axis.Tick tick : x.ticks()) {
      html.append(
          Markup.format(
              "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>%n",
              across(tick.value()), HEIGHT - BOTTOM + 16, Markup.text(tick.text())));
    }
    html.append(
        Markup.format(
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s</text>"
                + "<text x=\"4\" y=\"11\">%s</text>%n",
            WIDTH - RIGHT, HEIGHT - 6, Markup.text(x.label()), Markup.text(y.label())));
  }

  private void draw(Line line, String style, StringBuilder html) {
    StringBuilder path = new StringBuilder();
    for (Point point : line.points()) {
      path.append(path.isEmpty() ? "M" : "L")
          .append(Markup.format("%.1f %.1f", across(point.x()), down(point.y())));
    }
    html.append("<path class=\"line\" style=\"" + style + "\" d=\"" + path + "\"/>\n");
    for (Point point : line.points()) {
      String colour = style.replaceAll(";.*", "");
      html.append(
          Markup.format(
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.6\" %s><title>%s</title></circle>%n",
              across(point.x()),
              down(point.y()),
              point.solid()
                  ? "style=\"" + colour.replace("stroke", "fill") + "\""
                  : "class=\"miss\" style=\"" + colour + "\"",
              Markup.text(point.hint())));
      if (!point.label().isEmpty()) {
        boolean above = down(point.y()) > TOP + 14;
        html.append(
            Markup.format(
                "<text class=\"value plotted\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>%n",
                across(point.x()),
                down(point.y()) + (above ? -8 : 17),
                Markup.text(point.label())));
      }
    }
  }

  private void legend(StringBuilder html) {
    html.append("<ul class=\"legend\">");
    for (int i = 0; i < lines.size(); i++) {
      html.append(
          Markup.format(
              "<li><svg viewBox=\"0 0 22 10\"><path class=\"line\" style=\"%s\" d=\"M0 5H22\"/>"
                  + "</svg>%s</li>",
              style(i), Markup.text(lines.get(i).name())));
    }
    html.append("</ul>\n");
  }

  private static String style(int line) {
    String dash = DASHES.get(line / COLOURS % DASHES.size());
    return "stroke:var(--s"
        + line % COLOURS
        + ")"
        + (dash.isEmpty() ? "" : ";stroke-dasharray:" + dash);
  }

  private double across(double value) {
    return LEFT + x.position(value) * (WIDTH - LEFT - RIGHT);
  }

  private double down(double value) {
    return HEIGHT - BOTTOM - y.position(value) * (HEIGHT - TOP - BOTTOM);
  }
}

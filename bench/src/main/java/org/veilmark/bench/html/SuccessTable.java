package org.veilmark.bench.html;

import java.util.List;
import org.veilmark.bench.robustness.Cell;
import org.veilmark.bench.robustness.ClipResult;
import org.veilmark.bench.robustness.ListedAttack;
import org.veilmark.bench.robustness.RobustnessResult;

/** Attacks down, clips across, margins in between. */
final class SuccessTable {
  private SuccessTable() {}

  static String html(RobustnessResult result) {
    StringBuilder html =
        new StringBuilder(
            "<div class=\"scroll\"><table><thead><tr><th>attack</th><th class=\"tier\">tier</th>"
                + "<th>read</th>");
    for (ClipResult clip : result.clips()) {
      html.append("<th title=\"" + Markup.text(clip.name()) + "\">" + Markup.text(clip.shortName()))
          .append("</th>");
    }
    html.append("</tr></thead><tbody>\n");
    String group = "";
    List<ListedAttack> attacks = result.settings().attacks();
    for (int i = 0; i < attacks.size(); i++) {
      ListedAttack attack = attacks.get(i);
      if (!attack.group().equals(group)) {
        group = attack.group();
        html.append(
            Markup.format(
                "<tr><th class=\"group\">%s</th><td colspan=\"%d\"></td></tr>%n",
                Markup.text(group), result.clips().size() + 2));
      }
      html.append(
          Markup.format(
              "<tr><th>%s</th><td class=\"tier\">%s</td><td>%s</td>",
              Markup.text(attack.name()), attack.tier().label(), result.tally(i)));
      for (ClipResult clip : result.clips()) {
        html.append(cell(clip.attacks().get(i).cell()));
      }
      html.append("</tr>\n");
    }
    return html + "</tbody></table></div>\n";
  }

  private static String cell(Cell cell) {
    String sigma = Markup.format("pilots at %.1f sigma", cell.statistic());
    return switch (cell.outcome()) {
      case READ ->
          Markup.format(
              "<td class=\"read\" title=\"%s\">%+.1f</td>", sigma, cell.marginDb().orElse(0));
      case MISSED -> "<td class=\"missed\" title=\"" + sigma + "\">✗</td>";
      case WRONG -> "<td class=\"wrong\">WRONG</td>";
      case NOT_MADE -> "<td class=\"absent\" title=\"" + Markup.text(cell.note()) + "\">n/a</td>";
    };
  }
}

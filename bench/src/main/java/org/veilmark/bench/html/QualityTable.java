package org.veilmark.bench.html;

import org.veilmark.bench.quality.Quality;
import org.veilmark.bench.robustness.ClipResult;
import org.veilmark.bench.robustness.RobustnessResult;
import org.veilmark.bench.robustness.Tier;

/** What the mark costs, one row a clip. */
final class QualityTable {
  private QualityTable() {}

  static String html(RobustnessResult result) {
    StringBuilder html =
        new StringBuilder(
            "<div class=\"scroll\"><table><thead><tr><th>clip</th><th>seconds</th><th>must</th>"
                + "<th>stretch</th><th>PSNR Y</th><th>worst</th><th>U</th><th>V</th>"
                + "<th>SSIM Y</th><th>colour</th><th>worst</th><th>growth</th></tr></thead>"
                + "<tbody>\n");
    for (ClipResult clip : result.clips()) {
      Quality quality = clip.quality();
      html.append(
          Markup.format(
              "<tr><th title=\"%s\">%s</th><td>%.1f</td><td>%s</td><td>%s</td><td>%.1f</td><td>%.1f</td>"
                  + "<td>%.1f</td><td>%.1f</td><td>%.4f</td><td>%.2f</td><td>%.2f</td>"
                  + "<td>%+.1f %%</td></tr>%n",
              Markup.text(clip.name()),
              Markup.text(clip.shortName()),
              clip.seconds(),
              clip.tally(Tier.MUST),
              clip.tally(Tier.STRETCH),
              quality.psnrY(),
              quality.psnrYLowest(),
              quality.psnrU(),
              quality.psnrV(),
              quality.ssimY(),
              quality.deltaE(),
              quality.deltaEHighest(),
              100 * clip.growth()));
    }
    return html + "</tbody></table></div>\n";
  }
}

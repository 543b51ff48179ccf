package org.veilmark.bench.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.veilmark.bench.robustness.Results;
import org.veilmark.bench.robustness.RobustnessResult;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class RobustnessPageTest {
  private final String page = RobustnessPage.html(Results.two());

  @Test
  void html_refersToNothingOutsideOfIt() {
    assertThat(page).doesNotContain("http", "<script", "<link", "@import", "url(");
    assertThat(matches("src=\"[^\"]{0,22}")).allMatch("src=\"data:image/png;base64,"::startsWith);
    assertThat(matches("<img ")).hasSize(6);
  }

  @Test
  void html_namesAndNotes_areEscaped() {
    assertThat(page).contains("&lt;b&gt;&amp;").doesNotContain("<b>");
    assertThat(page).contains("title=\"no filter 'hue' &quot;here&quot;\"");
  }

  @Test
  void html_cells_sayWhatBecameOfEveryCopy() {
    assertThat(page).contains(">+7.3</td>", ">✗</td>", ">WRONG</td>", ">n/a</td>");
    assertThat(page).contains("<dd class=\"bad\">1</dd>", "Not measured: notes.txt");
    assertThat(page).contains("47.5", "46.3", "0.9987", "+6.5 %", "level 2, strength 1.");
  }

  @Test
  void html_plots_areWellFormed() throws Exception {
    List<String> plots = matches("(?s)<svg.*?</svg>");

    // Four plots, and two lines of a legend.
    assertThat(plots).hasSize(6);
    for (String plot : plots) {
      Document svg =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(plot)));
      assertThat(svg.getDocumentElement().getAttribute("viewBox")).startsWith("0 0 ");
      assertThat(plot).doesNotContain("NaN", "Infinity");
    }
  }

  @Test
  void html_missedCopies_areHollowInTheirLane() {
    assertThat(matches("class=\"miss\"")).hasSize(2);
    assertThat(page).contains("river, CRF 44, 90 kbit/s: missed", ">missed</text>");
  }

  @Test
  void html_withoutAClip_isAPage() {
    RobustnessResult two = Results.two();

    String empty =
        RobustnessPage.html(new RobustnessResult(two.settings(), List.of(), two.failures()));

    assertThat(empty).contains("notes.txt").endsWith("</html>\n").doesNotContain("<svg");
  }

  private List<String> matches(String pattern) {
    return new ArrayList<>(
        Pattern.compile(pattern).matcher(page).results().map(MatchResult::group).toList());
  }
}

package org.veilmark.bench.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.veilmark.bench.quality.WorstPicture;
import org.veilmark.bench.robustness.ClipFailure;
import org.veilmark.bench.robustness.ClipResult;
import org.veilmark.bench.robustness.RobustnessResult;
import org.veilmark.bench.robustness.RobustnessSettings;
import org.veilmark.bench.robustness.Tally;
import org.veilmark.bench.robustness.Tier;

/** The report of a robustness run: one page, nothing beside it. */
public final class RobustnessPage {
  private RobustnessPage() {}

  /** The whole page. The same result gives the same text. */
  public static String html(RobustnessResult result) {
    StringBuilder html =
        new StringBuilder(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<title>Veilmark: robustness</title>\n<style>\n"
                + css()
                + "</style></head><body>\n<h1>Robustness</h1>\n");
    html.append("<p class=\"soft\">" + Markup.text(settings(result)) + "</p>\n");
    tiles(result, html);
    failures(result, html);
    if (!result.clips().isEmpty()) {
      RobustnessPlots plots = new RobustnessPlots(result);
      html.append("<h2>Attacks</h2>\n<div class=\"plots\">" + plots.byAttack());
      if (result.settings().sweeps()) {
        html.append("<div class=\"stack\">" + plots.byBitRate() + plots.byClipSeconds())
            .append(plots.byCharacters() + "</div>");
      }
      html.append(
          "</div>\n<h2>Attack by attack, clip by clip</h2>\n<p>Margins in dB where the message was"
              + " read: how much noisier the soft bits could have been. ✗: nothing was found."
              + " n/a: no such copy could be made.</p>\n");
      html.append(SuccessTable.html(result));
      html.append(
          "<h2>What can be seen</h2>\n<p>The mark alone, before any encoder: peak signal-to-noise"
              + " ratio in dB, structural similarity, CIEDE2000 colour difference of pictures"
              + " blurred as the eye blurs them (about 1 is the least that is noticed side by"
              + " side). Growth: of the size at CRF 23.</p>\n");
      html.append(QualityTable.html(result));
      html.append("<h2>Worst pictures</h2>\n");
      result.clips().forEach(clip -> pictures(clip, html));
    }
    return html + "</body></html>\n";
  }

  private static String settings(RobustnessResult result) {
    RobustnessSettings settings = result.settings();
    return Markup.format(
        "%d clips, the first %s s of each; %d characters, %s, level %d, strength %s. Marked by x264"
            + " veryfast at CRF 18; read from all frames at a false-positive probability of 1e-9 or less.",
        result.clips().size(),
        plain(settings.seconds()),
        settings.messageLength(),
        settings
            .algorithm()
            .map(algorithm -> algorithm.name().toLowerCase(Locale.ROOT))
            .orElse("v1 from three minutes on, else v2"),
        settings.level(),
        plain(settings.strength()));
  }

  /** Without a fraction of nothing. */
  private static String plain(double value) {
    return Double.toString(value).replaceAll("\\.0$", "");
  }

  private static void tiles(RobustnessResult result, StringBuilder html) {
    html.append("<dl class=\"tiles\">");
    for (Tier tier : Tier.values()) {
      Tally tally = result.tally(tier);
      if (tally.tried() > 0) {
        tile(tier.label() + ": read", tally.toString(), /* bad= */ false, html);
      }
    }
    tile("wrong messages", Long.toString(result.wrongMessages()), result.wrongMessages() > 0, html);
    tile(
        "finds where there was none",
        new Tally(result.falseFinds(), result.falseFindTries()).toString(),
        result.falseFinds() > 0,
        html);
    html.append("</dl>\n");
  }

  private static void tile(String name, String value, boolean bad, StringBuilder html) {
    html.append(
        Markup.format(
            "<div><dt>%s</dt><dd%s>%s</dd></div>",
            Markup.text(name), bad ? " class=\"bad\"" : "", Markup.text(value)));
  }

  private static void failures(RobustnessResult result, StringBuilder html) {
    for (ClipFailure failure : result.failures()) {
      html.append(
          Markup.format(
              "<p><strong>Not measured: %s.</strong> %s</p>%n",
              Markup.text(failure.name()), Markup.text(failure.reason())));
    }
  }

  private static void pictures(ClipResult clip, StringBuilder html) {
    WorstPicture worst = clip.worst();
    html.append(
        Markup.format(
            "<h3>%s, at %.1f s <span class=\"soft\">colour difference %.2f</span></h3>%n"
                + "<div class=\"pictures\">",
            Markup.text(clip.name()), worst.seconds(), worst.deltaE()));
    picture(Markup.image(worst.original(), "original"), "original", html);
    picture(Markup.image(worst.marked(), "marked"), "marked", html);
    picture(Markup.image(worst.difference(), "difference"), "difference x10", html);
    html.append("</div>\n");
  }

  private static void picture(String image, String caption, StringBuilder html) {
    html.append(
        "<figure>" + image + "<figcaption>" + Markup.text(caption) + "</figcaption></figure>");
  }

  private static String css() {
    try (InputStream in = RobustnessPage.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("report.css is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.veilmark.cli.report;

import org.jspecify.annotations.Nullable;
import org.veilmark.bench.quality.Quality;
import org.veilmark.bench.robustness.Cell;
import org.veilmark.bench.robustness.ClipResult;
import org.veilmark.bench.robustness.RobustnessResult;
import org.veilmark.bench.robustness.RobustnessSettings;
import org.veilmark.bench.robustness.SweepPoint;
import org.veilmark.bench.robustness.Tally;
import org.veilmark.bench.robustness.Tier;

/** The figures of a robustness report, for programs. */
public final class RobustnessJson {
  /** Goes up when a field changes its meaning or goes away. */
  private static final int VERSION = 1;

  private RobustnessJson() {}

  /** One object on one line. */
  public static String of(RobustnessResult result) {
    RobustnessSettings settings = result.settings();
    return JsonLine.of(
        json ->
            json.whole("version", VERSION)
                .decimal("seconds", settings.seconds(), 3)
                .whole("messageLength", settings.messageLength())
                .whole("level", settings.level())
                .decimal("strength", settings.strength(), 3)
                .text("algo", settings.algorithm().map(Names::of).orElse(null))
                .object("must", tally -> tally(tally, result.tally(Tier.MUST)))
                .object("stretch", tally -> tally(tally, result.tally(Tier.STRETCH)))
                .whole("wrongMessages", result.wrongMessages())
                .object(
                    "falseFinds",
                    finds ->
                        finds
                            .whole("found", result.falseFinds())
                            .whole("tried", result.falseFindTries()))
                .objects("clips", result.clips(), RobustnessJson::clip)
                .objects(
                    "notMeasured",
                    result.failures(),
                    (field, failure) ->
                        field.text("clip", failure.name()).text("reason", failure.reason())));
  }

  private static void clip(JsonLine json, ClipResult clip) {
    Quality quality = clip.quality();
    json.text("clip", clip.name())
        .text("message", clip.message())
        .decimal("seconds", clip.seconds(), 3)
        .decimal("psnrY", quality.psnrY(), 2)
        .decimal("psnrYLowest", quality.psnrYLowest(), 2)
        .decimal("psnrU", quality.psnrU(), 2)
        .decimal("psnrV", quality.psnrV(), 2)
        .decimal("ssimY", quality.ssimY(), 4)
        .decimal("deltaE", quality.deltaE(), 3)
        .decimal("deltaEHighest", quality.deltaEHighest(), 3)
        .decimal("growth", clip.growth(), 4)
        .objects(
            "attacks",
            clip.attacks(),
            (field, attack) -> {
              field
                  .text("name", attack.attack().name())
                  .text("tier", attack.attack().tier().label());
              cell(field, attack.cell());
            })
        .objects("byCrf", clip.byBitRate(), (field, point) -> point(field, "crf", point))
        .objects(
            "bySeconds", clip.byClipSeconds(), (field, point) -> point(field, "seconds", point))
        .objects(
            "byCharacters",
            clip.byCharacters(),
            (field, point) -> point(field, "characters", point));
  }

  private static void point(JsonLine json, String name, SweepPoint point) {
    json.whole(name, Math.round(point.x()));
    cell(json, point.cell());
  }

  private static void cell(JsonLine json, Cell cell) {
    json.text("outcome", cell.outcome().label())
        .decimal("marginDb", orNull(cell), 2)
        .decimal("statistic", cell.statistic(), 2)
        .decimal("kilobitsPerSecond", cell.kilobitsPerSecond(), 1)
        .text("note", cell.note().isEmpty() ? null : cell.note());
  }

  private static @Nullable Double orNull(Cell cell) {
    return cell.marginDb().isPresent() ? Double.valueOf(cell.marginDb().getAsDouble()) : null;
  }

  private static void tally(JsonLine json, Tally tally) {
    json.whole("read", tally.read()).whole("tried", tally.tried());
  }
}

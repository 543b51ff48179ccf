package org.veilmark.bench;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.veilmark.bench.quality.Quality;
import org.veilmark.bench.robustness.AttackList;
import org.veilmark.bench.robustness.Cell;
import org.veilmark.bench.robustness.ClipFailure;
import org.veilmark.bench.robustness.ClipResult;
import org.veilmark.bench.robustness.RobustnessProgress;
import org.veilmark.bench.robustness.RobustnessResult;
import org.veilmark.bench.robustness.RobustnessRun;
import org.veilmark.bench.robustness.RobustnessSettings;
import org.veilmark.media.MediaLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Shows what strength buys: how much of the mark is seen, and how far from being lost it is;
 * bench/README.md tells how to run it.
 */
@Command(
    name = "StrengthSweep",
    mixinStandardHelpOptions = true,
    version = "of this checkout",
    description = "Marks clips at several strengths, attacks the copies and reads what is left.")
public final class StrengthSweep extends ClipTool {
  private static final int MESSAGE_LENGTH = 24;
  private static final int LEVEL = 2;

  @Mixin private final BeginningOption beginning = new BeginningOption();

  @Option(
      names = "--strengths",
      split = ",",
      defaultValue = "0.5,0.7,0.85,1,1.2",
      paramLabel = "X",
      description = "Relative to the default strength (default: ${DEFAULT-VALUE}).")
  private List<Double> strengths = List.of();

  @Option(
      names = "--attacks",
      split = ",",
      defaultValue = "h264_crf23,h264_crf30,h264_crf36,h265_crf30,crf30_crop075,excerpt_5s",
      paramLabel = "NAME",
      description = "As ./veilmark bench robustness names them (default: ${DEFAULT-VALUE}).")
  private List<String> attacks = List.of();

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(commandLine(new StrengthSweep()).execute(args));
  }

  @Override
  void measure(MediaLibrary media, List<Path> clips, Path directory, PrintWriter out)
      throws IOException {
    List<RobustnessSettings> atStrengths = settings();
    List<String> columns =
        new ArrayList<>(List.of("clip", "strength", "PSNR-Y", "colour difference", "growth"));
    atStrengths.get(0).attacks().forEach(attack -> columns.add(attack.name()));
    MarkdownTable table = new MarkdownTable(columns, /* labels= */ 1);
    out.println(table.header());
    for (Path clip : clips) {
      for (RobustnessSettings settings : atStrengths) {
        ClipResult result = result(media, settings.withClips(List.of(clip)));
        out.println(table.row(row(settings.strength(), result)));
      }
    }
  }

  private static ClipResult result(MediaLibrary media, RobustnessSettings settings)
      throws IOException {
    try {
      RobustnessResult result =
          new RobustnessRun(media, SampleMark.KEY, settings).run(RobustnessProgress.SILENT);
      if (!result.failures().isEmpty()) {
        ClipFailure failure = result.failures().get(0);
        throw new IOException(failure.name() + ": " + failure.reason());
      }
      return result.clips().get(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static List<String> row(double strength, ClipResult result) {
    Quality quality = result.quality();
    List<String> cells = new ArrayList<>();
    cells.add(result.shortName());
    cells.add(format("%.2f", strength));
    cells.add(format("%.1f", quality.psnrY()));
    cells.add(format("%.3f", quality.deltaE()));
    cells.add(format("%.1f %%", 100 * result.growth()));
    result.attacks().forEach(attack -> cells.add(cell(attack.cell())));
    return cells;
  }

  private static String cell(Cell cell) {
    return switch (cell.outcome()) {
      case READ -> format("%+.1f", cell.marginDb().orElseThrow());
      case MISSED -> format("(%.1f)", cell.statistic());
      case WRONG -> "WRONG";
      case NOT_MADE -> "n/a";
    };
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }

  private List<RobustnessSettings> settings() {
    try {
      RobustnessSettings usual =
          new RobustnessSettings(
              List.of(),
              beginning.seconds(),
              MESSAGE_LENGTH,
              LEVEL,
              /* strength= */ 1,
              Optional.empty(),
              AttackList.standard().select(attacks),
              /* sweeps= */ false);
      return strengths.stream().map(usual::withStrength).toList();
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }
}

package org.veilmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.veilmark.bench.ClipFolder;
import org.veilmark.bench.html.RobustnessPage;
import org.veilmark.bench.robustness.AttackList;
import org.veilmark.bench.robustness.RobustnessResult;
import org.veilmark.bench.robustness.RobustnessRun;
import org.veilmark.bench.robustness.RobustnessSettings;
import org.veilmark.bench.robustness.Tier;
import org.veilmark.cli.report.ReportFiles;
import org.veilmark.cli.report.RobustnessJson;
import org.veilmark.code.SecretKey;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.Algorithm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what marks survive. */
@Command(
    name = "robustness",
    header = "Mark clips, attack the copies, read them back, write a report.",
    synopsisHeading = "%nUsage: ",
    description = {
      "",
      "Some minutes a clip. DIR/robustness.html and DIR/results.json appear whole once all is "
          + "measured; until then older ones stay as they are.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  veilmark bench robustness --clips films",
      "  veilmark bench robustness --clips films --clip river --attacks crop_071,gray --no-sweeps"
    })
final class RobustnessCommand implements Callable<Integer> {
  private static final String PAGE = "robustness.html";
  private static final String FIGURES = "results.json";

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(
      names = "--clips",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the clips.")
  private Path clips;

  @Option(
      names = "--clip",
      split = ",",
      paramLabel = "NAME",
      description = "Clips whose file names contain one of these; default: all.")
  private List<String> names = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the report goes; default: veilmark-robustness.")
  private Path output = Path.of("veilmark-robustness");

  @Option(
      names = "--attacks",
      split = ",",
      paramLabel = "NAME",
      description = "Names of attacks, must, or all (default); an unknown name lists them.")
  private List<String> attacks = List.of("all");

  @Option(
      names = "--message-length",
      paramLabel = "N",
      description = "Characters of the messages, 1 to 64; default: 24.")
  private int messageLength = 24;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "How much of each clip's beginning is used; default: 10.")
  private double seconds = 10;

  @Option(
      names = "--level",
      paramLabel = "0|1|2",
      description = "Planes that carry the mark: 0 U, 1 U and V, 2 Y, U and V (default).")
  private int level = 2;

  @Option(
      names = "--strength",
      paramLabel = "X",
      description = "How strong the marks are, more than 0 and at most 10; default: 1.")
  private double strength = 1;

  @Option(
      names = "--algo",
      paramLabel = "v1|v2",
      converter = AlgorithmConverter.class,
      description = "Scheme of the mark; default: v1 from three minutes on, else v2.")
  private @Nullable Algorithm algorithm;

  @Option(
      names = "--no-sweeps",
      description = "Attacks alone: leave out bit rates, clip lengths and message lengths.")
  private boolean noSweeps;

  @Mixin private KeyOptions key;

  RobustnessCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    RobustnessSettings settings = settings();
    SecretKey secretKey = secretKey();
    createDirectory();
    RobustnessResult result;
    try (RobustnessLines lines = new RobustnessLines(context)) {
      RobustnessRun run = new RobustnessRun(FfmpegMedia.create(), secretKey, settings);
      result = context.interruption().interruptible(() -> run.run(lines));
    }
    ReportFiles files = new ReportFiles(output);
    files.add(FIGURES, RobustnessJson.of(result) + "\n");
    files.add(PAGE, RobustnessPage.html(result));
    // Not to be interrupted half-way: two files belong together.
    context
        .interruption()
        .stoppable(
            () -> {},
            () -> {
              files.publish();
              return output;
            });
    context.out().println(summary(result));
    context.out().println("Report: " + output.resolve(PAGE));
    return (result.failures().isEmpty() ? ExitCode.DONE : ExitCode.INPUT).number();
  }

  private RobustnessSettings settings() throws CommandException {
    try {
      RobustnessSettings settings =
          new RobustnessSettings(
              List.of(),
              seconds,
              messageLength,
              level,
              strength,
              Optional.ofNullable(algorithm)
                  .map(chosen -> org.veilmark.code.Algorithm.valueOf(chosen.name())),
              AttackList.standard().select(attacks),
              !noSweeps);
      return settings.withClips(files());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private List<Path> files() throws CommandException {
    if (!Files.isDirectory(clips)) {
      throw new CommandException("INPUT_NOT_FOUND", "there is no folder " + clips);
    }
    List<Path> files;
    try {
      files = ClipFolder.find(clips, names);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    if (files.isEmpty()) {
      throw new CommandException("INPUT_NOT_FOUND", "there is no file in " + clips);
    }
    return files;
  }

  private SecretKey secretKey() throws CommandException {
    KeySource keys = key.choose(context);
    try {
      return keys.read();
    } catch (JobException e) {
      throw new CommandException(e);
    }
  }

  private void createDirectory() throws CommandException {
    try {
      Files.createDirectories(output);
    } catch (IOException e) {
      throw new CommandException("OUTPUT_NOT_WRITABLE", "cannot make the directory " + output, e);
    }
  }

  private static String summary(RobustnessResult result) {
    return String.format(
        Locale.ROOT,
        "%d clips: must %s, stretch %s, %d wrong messages, %d finds where there was none",
        result.clips().size(),
        result.tally(Tier.MUST),
        result.tally(Tier.STRETCH),
        result.wrongMessages(),
        result.falseFinds());
  }
}

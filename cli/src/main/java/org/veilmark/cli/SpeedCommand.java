package org.veilmark.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.veilmark.bench.speed.SpeedPart;
import org.veilmark.bench.speed.SpeedRun;
import org.veilmark.bench.speed.SpeedSettings;
import org.veilmark.bench.speed.SpeedTable;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how fast the command is. */
@Command(
    name = "speed",
    header = "Compare the time of marking and reading with that of FFmpeg's own program.",
    synopsisHeading = "%nUsage: ",
    description = {
      "",
      "Each row is the median of runs that take turns: FFmpeg coding or decoding the same video "
          + "with the same settings, this command, and a start of it with nothing to do. Speed is "
          + "FFmpeg's time over this command's without its start. Prints a Markdown table; with "
          + "made-up clips it takes about half an hour on two idle cores.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  veilmark bench speed",
      "  veilmark bench speed --clips river.mp4,bridge.mp4 --only embed-medium,study --runs 3"
    })
final class SpeedCommand implements Callable<Integer> {
  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(
      names = "--clips",
      split = ",",
      paramLabel = "FILE",
      description = "Clips to mark and to study; default: made-up ones of 720p and 1080p.")
  private List<Path> clips = List.of();

  @Option(
      names = "--long",
      paramLabel = "FILE",
      description = "Clip of which little should be read; default: a made-up one of 3 minutes.")
  private @Nullable Path longClip;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      description = "embed-medium, embed-veryfast, study, auto; default: all.")
  private List<String> only = List.of();

  @Option(names = "--runs", paramLabel = "N", description = "Runs of each, 1 to 100; default: 5.")
  private int runs = 5;

  SpeedCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    SpeedSettings settings = settings();
    try (SpeedLines lines = new SpeedLines(context)) {
      context.out().println(SpeedTable.header());
      SpeedRun run = new SpeedRun(FfmpegMedia.create(), settings, lines);
      context
          .interruption()
          .interruptible(
              () -> {
                run.run();
                return settings;
              });
    }
    return ExitCode.DONE.number();
  }

  private SpeedSettings settings() throws CommandException {
    List<Path> files = new ArrayList<>();
    for (Path clip : clips) {
      files.add(existing(clip));
    }
    Optional<Path> longFile = longClip == null ? Optional.empty() : Optional.of(existing(longClip));
    try {
      return new SpeedSettings(thisCommand(), SpeedPart.ofOptions(only), runs, files, longFile);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** Processes work elsewhere. */
  private static Path existing(Path clip) throws CommandException {
    if (!Files.isRegularFile(clip)) {
      throw new CommandException("INPUT_NOT_FOUND", "there is no file " + clip);
    }
    return clip.toAbsolutePath();
  }

  /** What started this process. */
  private static List<String> thisCommand() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    return command;
  }
}

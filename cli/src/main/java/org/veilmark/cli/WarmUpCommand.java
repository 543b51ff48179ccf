package org.veilmark.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.veilmark.cli.demo.DemoClip;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Does a little of everything, so that the launcher can archive the classes that it takes. Prints
 * nothing.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  private final CommandContext context;

  WarmUpCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    Path directory = Files.createTempDirectory("veilmark-warm-up-");
    Path clip = directory.resolve("clip.mp4");
    Path marked = directory.resolve("marked.mp4");
    try {
      new DemoClip(160, 96, 5).write(FfmpegMedia.create(), clip);
      PrintStream nowhere =
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
      CommandLine quiet =
          VeilmarkCommand.commandLine(
              new CommandContext(
                  nowhere,
                  nowhere,
                  OptionalInt.empty(),
                  context.environment(),
                  context.home(),
                  context.startedAtMillis(),
                  context.interruption(),
                  context.runner()));
      int inspected = quiet.execute("inspect", clip.toString());
      int embedded =
          quiet.execute("embed", clip.toString(), marked.toString(), "-m", "warm", "--json");
      int extracted = quiet.execute("extract", marked.toString(), "--json");
      boolean worked =
          inspected == 0 && embedded == 0 && extracted <= ExitCode.NOTHING_FOUND.number();
      return (worked ? ExitCode.DONE : ExitCode.FAILURE).number();
    } finally {
      Files.deleteIfExists(marked);
      Files.deleteIfExists(clip);
      Files.delete(directory);
    }
  }
}

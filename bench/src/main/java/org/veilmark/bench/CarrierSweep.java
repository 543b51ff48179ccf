package org.veilmark.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.veilmark.code.MessageException;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Compares carriers on clips and prints a Markdown table, row by row; bench/README.md tells how to
 * run it.
 */
@Command(
    name = "CarrierSweep",
    mixinStandardHelpOptions = true,
    version = "of this checkout",
    description = "Marks clips with several carriers, attacks the copies and reads what is left.")
public final class CarrierSweep implements Callable<Integer> {
  @Mixin private final SweepOptions options = new SweepOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs and exits: 0 well, 1 where a clip cannot be handled, 2 where the arguments are wrong. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new CarrierSweep()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Path directory = Files.createTempDirectory("veilmark-sweep");
    try {
      sweep(directory);
      return CommandLine.ExitCode.OK;
    } catch (IOException | MediaException | MessageException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    } finally {
      Files.delete(directory);
    }
  }

  private void sweep(Path directory) throws IOException, MediaException, MessageException {
    MediaLibrary media = FfmpegMedia.create();
    List<Path> clips = ClipFolder.find(options.clips(), options.names());
    PrintWriter out = spec.commandLine().getOut();
    SweepTable table = new SweepTable();
    out.println(table.header());
    for (Path clip : clips) {
      Trial trial =
          new Trial(
              media, PathByteSource.of(clip), options.seconds(), options.message(), directory);
      for (CarrierVariant variant : options.variants()) {
        out.println(table.row(shortName(clip), variant, trial.run(variant.format())));
      }
    }
  }

  /** The first word of the file's name. */
  private static String shortName(Path clip) {
    return clip.getFileName().toString().split("[_.]", 2)[0];
  }
}

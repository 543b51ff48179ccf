package org.veilmark.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.veilmark.code.MessageException;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Compares carriers on clips and prints a Markdown table, row by row; bench/README.md tells how to
 * run it.
 */
@Command(
    name = "CarrierSweep",
    mixinStandardHelpOptions = true,
    version = "of this checkout",
    description = "Marks clips with several carriers, attacks the copies and reads what is left.")
public final class CarrierSweep extends ClipTool {
  @Mixin private final SweepOptions options = new SweepOptions();

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(commandLine(new CarrierSweep()).execute(args));
  }

  @Override
  void measure(MediaLibrary media, List<Path> clips, Path directory, PrintWriter out)
      throws IOException, MediaException, MessageException {
    SweepTable table = new SweepTable();
    out.println(table.header());
    for (Path clip : clips) {
      Trial trial =
          new Trial(media, Clip.open(media, clip), options.seconds(), options.message(), directory);
      for (CarrierVariant variant : options.variants()) {
        out.println(table.row(ClipFolder.shortName(clip), variant, trial.run(variant.format())));
      }
    }
  }
}

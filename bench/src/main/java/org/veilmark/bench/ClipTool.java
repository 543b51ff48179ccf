package org.veilmark.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.veilmark.code.MessageException;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A program that measures clips and prints what it finds; ends with 0 well, 1 where a clip cannot
 * be handled, 2 where the arguments are wrong.
 */
abstract class ClipTool implements Callable<Integer> {
  @Option(
      names = "--clips",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the clips.")
  private @Nullable Path folder;

  @Option(
      names = "--clip",
      split = ",",
      paramLabel = "NAME",
      description = "Clips whose file names contain one of these; all by default.")
  private List<String> names = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** How a tool is run. */
  static CommandLine commandLine(ClipTool tool) {
    return new CommandLine(tool).setCaseInsensitiveEnumValuesAllowed(true);
  }

  /**
   * Does the work.
   *
   * @param directory for temporary files
   */
  abstract void measure(MediaLibrary media, List<Path> clips, Path directory, PrintWriter out)
      throws IOException, MediaException, MessageException;

  /** An argument is wrong, as only the clips show. */
  final ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  @Override
  public final Integer call() throws IOException {
    if (folder == null) {
      throw new IllegalStateException("not parsed yet");
    }
    try (TemporaryDirectory directory = TemporaryDirectory.create("veilmark-bench-")) {
      measure(
          FfmpegMedia.create(),
          ClipFolder.find(folder, names),
          directory.path(),
          spec.commandLine().getOut());
      return CommandLine.ExitCode.OK;
    } catch (IOException | MediaException | MessageException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }
}

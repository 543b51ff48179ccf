package org.veilmark.cli;

import org.veilmark.cli.terminal.ProgressLine;
import org.veilmark.jobs.local.ProgressListener;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How jobs are run and results are printed. */
final class RunnerOptions {
  @Option(
      names = "--parallelism",
      paramLabel = "N",
      converter = ParallelismConverter.class,
      description = "Segments to work on at a time; default: the number of processors.")
  private int parallelism = Runtime.getRuntime().availableProcessors();

  int parallelism() {
    return parallelism;
  }

  /** A line of progress where there is a terminal and no program that reads along. */
  static ProgressLine progressLine(CommandContext context, String task) {
    return new ProgressLine(
        context.err(), context.terminalColumns().orElse(0), task, System::nanoTime);
  }

  /** Draws on {@code line} if there is a terminal and the output is for people. */
  static ProgressListener listener(CommandContext context, ProgressLine line, boolean json) {
    return json || context.terminalColumns().isEmpty()
        ? ProgressListener.NONE
        : progress -> line.update(progress.fraction(), progress.framesDone());
  }

  /** Reads {@code --parallelism}. */
  static final class ParallelismConverter implements ITypeConverter<Integer> {
    private static final int MAX = 128;

    @Override
    public Integer convert(String value) {
      try {
        int parallelism = Integer.parseInt(value);
        if (parallelism >= 1 && parallelism <= MAX) {
          return parallelism;
        }
      } catch (NumberFormatException e) {
        // Said below, as of any other value out of range.
      }
      throw new TypeConversionException("'" + value + "' is not a whole number from 1 to " + MAX);
    }
  }
}

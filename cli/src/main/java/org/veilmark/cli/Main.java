package org.veilmark.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.veilmark.cli.run.Interruption;
import org.veilmark.cli.run.LocalJobRunner;
import org.veilmark.cli.terminal.Terminal;

/** The process of the {@code veilmark} command. */
public final class Main {
  /** Read by flink-conf/log4j2.properties. */
  private static final String LOG_LEVEL = "veilmark.log.level";

  private Main() {}

  /** Carries out a command line and ends the process. */
  public static void main(String[] args) {
    Interruption interruption = Interruption.watch();
    // Before anything logs: the level is read once.
    if (System.getProperty(LOG_LEVEL) == null) {
      System.setProperty(LOG_LEVEL, Arrays.asList(args).contains("--verbose") ? "WARN" : "OFF");
    }
    // Whatever the locale: results are read by programs.
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    CommandContext context =
        new CommandContext(
            out,
            err,
            Terminal.columns(),
            System.getenv(),
            Path.of(System.getProperty("user.home")),
            startMillis(),
            interruption,
            new LocalJobRunner(interruption, System.getenv()));
    int exitCode = VeilmarkCommand.commandLine(context).execute(args);
    out.flush();
    if (interruption.isRequested()) {
      context.complain("interrupted");
    }
    interruption.exit(exitCode);
  }

  private static long startMillis() {
    return ProcessHandle.current()
        .info()
        .startInstant()
        .map(Instant::toEpochMilli)
        .orElseGet(System::currentTimeMillis);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new FileOutputStream(descriptor), /* autoFlush= */ true, StandardCharsets.UTF_8);
  }
}

package org.veilmark.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.veilmark.cli.run.Interruption;
import org.veilmark.cli.run.JobRunner;

/** Runs command lines in this process and keeps what they print. */
final class CommandFixture {
  /** 64 digits, for what needs a key of its own. */
  static final String KEY = "0123456789abcdef".repeat(4);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final JobRunner runner;
  private final Path home;
  private final OptionalInt columns;
  private Map<String, String> environment = Map.of();

  CommandFixture(JobRunner runner, Path home, OptionalInt columns) {
    this.runner = runner;
    this.home = home;
    this.columns = columns;
  }

  CommandFixture with(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  int run(String... args) {
    CommandContext context =
        new CommandContext(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            columns,
            environment,
            home,
            /* startedAtMillis= */ 999_000,
            Interruption.never(),
            runner);
    return VeilmarkCommand.commandLine(context).execute(args);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}

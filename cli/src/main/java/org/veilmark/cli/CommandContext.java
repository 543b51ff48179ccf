package org.veilmark.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.veilmark.cli.run.Interruption;
import org.veilmark.cli.run.JobRunner;

/**
 * What commands have around them.
 *
 * @param out results
 * @param err messages and progress
 * @param terminalColumns width of the terminal behind {@code err}, empty if there is none
 * @param environment variables
 * @param home the user's home directory
 * @param startedAtMillis when the process started, in milliseconds since the epoch
 * @param interruption tells whether the process is on its way out by a signal
 * @param runner runs jobs
 */
public record CommandContext(
    PrintStream out,
    PrintStream err,
    OptionalInt terminalColumns,
    Map<String, String> environment,
    Path home,
    long startedAtMillis,
    Interruption interruption,
    JobRunner runner) {

  /** Prints a line about something that went wrong. */
  void complain(String message) {
    err.println("veilmark: " + message);
  }
}

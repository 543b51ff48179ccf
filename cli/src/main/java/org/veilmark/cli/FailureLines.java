package org.veilmark.cli;

import java.util.Locale;
import java.util.Optional;
import org.veilmark.operators.failure.Failures;
import org.veilmark.schema.JobError;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever goes wrong into one line on stderr and an exit code. */
final class FailureLines implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final CommandContext context;
  private final VeilmarkCommand root;

  FailureLines(CommandContext context, VeilmarkCommand root) {
    this.context = context;
    this.root = root;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    if (e instanceof UnmatchedArgumentException unmatched
        && e.getCommandLine().getParent() == null
        && !unmatched.getUnmatched().get(0).startsWith("-")) {
      context.complain(
          "there is no command '"
              + unmatched.getUnmatched().get(0)
              + "' (veilmark --help lists them)");
      return ExitCode.USAGE.number();
    }
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String hint = suggestion(e);
    context.complain(sentence(e.getMessage()) + hint + " (" + command + " --help tells more)");
    trace(e);
    return ExitCode.USAGE.number();
  }

  @Override
  public int handleExecutionException(
      Exception e, CommandLine commandLine, ParseResult parseResult) {
    if (context.interruption().isRequested()) {
      // Whatever failed, failed because of that, and the signal decides the exit code.
      return ExitCode.FAILURE.number();
    }
    if (e instanceof CommandException failure) {
      context.complain(oneLine(failure));
      trace(e);
      return failure.exitCode().number();
    }
    Optional<JobError> expected = Failures.expected(e);
    if (expected.isPresent()) {
      context.complain(expected.get().getMessage());
      trace(e);
      return ExitCode.ofErrorCode(expected.get().getCode()).number();
    }
    context.complain(
        "failed by a fault of its own: "
            + oneLine(Failures.rootCause(e))
            + " (--verbose tells more)");
    trace(e);
    return ExitCode.FAILURE.number();
  }

  private void trace(Exception e) {
    if (root.isVerbose()) {
      e.printStackTrace(context.err());
    }
  }

  private static String suggestion(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      return ": did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
    }
    return "";
  }

  private static String oneLine(Throwable thrown) {
    return Failures.oneLine(thrown);
  }

  /** Messages of picocli begin like a sentence; ours follow a colon. */
  private static String sentence(String message) {
    String line = message.strip().replaceAll("\\s*\\R\\s*", "; ");
    return line.isEmpty()
        ? line
        : line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
  }
}

package org.veilmark.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Measurements; without a further command, says which there are. */
@Command(
    name = "bench",
    header = "Measure what marks are worth on videos of yours, and what they cost.",
    synopsisHeading = "%nUsage: ",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {"", "Example:", "  veilmark bench robustness --clips films"})
final class BenchCommand implements Runnable {
  private final CommandContext context;

  @Spec private CommandSpec spec;

  private BenchCommand(CommandContext context) {
    this.context = context;
  }

  /** The command with all that it measures. */
  static CommandLine commandLine(CommandContext context) {
    return new CommandLine(new BenchCommand(context))
        .addSubcommand(new RobustnessCommand(context))
        .addSubcommand(new SpeedCommand(context));
  }

  @Override
  public void run() {
    spec.commandLine().usage(context.out());
  }
}

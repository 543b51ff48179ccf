package org.veilmark.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is done to a service from outside; without a further command, says what there is. */
@Command(
    name = "service",
    header = "Look after a service that is fed from Kafka (docs/operations.md).",
    synopsisHeading = "%nUsage: ",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Example:",
      "  veilmark service create-topics --bootstrap-servers broker:9092 --partitions 12"
    })
final class ServiceCommand implements Runnable {
  private final CommandContext context;

  @Spec private CommandSpec spec;

  private ServiceCommand(CommandContext context) {
    this.context = context;
  }

  /** The command with all that can be done. */
  static CommandLine commandLine(CommandContext context) {
    return new CommandLine(new ServiceCommand(context))
        .addSubcommand(new CreateTopicsCommand(context))
        .addSubcommand(new ReplayDeadLettersCommand(context))
        .addSubcommand(new ControlCommands.Cancel())
        .addSubcommand(new ControlCommands.Pause())
        .addSubcommand(new ControlCommands.Resume())
        .addSubcommand(new ControlCommands.Concurrency());
  }

  @Override
  public void run() {
    spec.commandLine().usage(context.out());
  }
}

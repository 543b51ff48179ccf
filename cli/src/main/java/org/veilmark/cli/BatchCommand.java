package org.veilmark.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Many videos at once; without a further command, says what can be done with them. */
@Command(
    name = "batch",
    header = "Mark or read whole folders, lists and buckets of videos.",
    synopsisHeading = "%nUsage: ",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  veilmark batch embed films/ --output marked/ --message \"copy 17\"",
      "  veilmark batch extract s3://bucket/found/ --table findings.csv"
    })
final class BatchCommand implements Runnable {
  private final CommandContext context;

  @Spec private CommandSpec spec;

  private BatchCommand(CommandContext context) {
    this.context = context;
  }

  /** The command with all that it can do. */
  static CommandLine commandLine(CommandContext context) {
    return new CommandLine(new BatchCommand(context))
        .addSubcommand(new BatchEmbedCommand(context))
        .addSubcommand(new BatchExtractCommand(context));
  }

  @Override
  public void run() {
    spec.commandLine().usage(context.out());
  }
}

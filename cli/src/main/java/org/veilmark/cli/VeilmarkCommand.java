package org.veilmark.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a command: says what there is. */
@Command(
    name = "veilmark",
    versionProvider = VersionProvider.class,
    header = "Hides a short text in a video and reads it back from altered copies.",
    synopsisHeading = "%nUsage: ",
    synopsisSubcommandLabel = "COMMAND",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done; of extract: a mark found in every input",
      "1:no watermark found in some input",
      "2:the command line asks for what cannot be",
      "3:an input is missing, broken or not supported",
      "4:anything else"
    },
    footer = {
      "",
      "Examples:",
      "  veilmark demo",
      "  veilmark embed film.mp4 marked.mp4 --message \"copy 17\"",
      "  veilmark extract marked.mp4",
      "",
      "veilmark COMMAND --help tells more."
    })
final class VeilmarkCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show what there is to say here.")
  private boolean unusedHelp;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean unusedVersion;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Say more on stderr; failures with their stack trace.")
  private boolean verbose;

  private final CommandContext context;

  private VeilmarkCommand(CommandContext context) {
    this.context = context;
  }

  /** The whole command line. */
  static CommandLine commandLine(CommandContext context) {
    VeilmarkCommand root = new VeilmarkCommand(context);
    CommandLine line =
        new CommandLine(root)
            .addSubcommand(new EmbedCommand(context))
            .addSubcommand(new ExtractCommand(context))
            .addSubcommand(new InspectCommand(context))
            .addSubcommand(BatchCommand.commandLine(context))
            .addSubcommand(new DemoCommand(context))
            .addSubcommand(ServeCommand.commandLine(context))
            .addSubcommand(BenchCommand.commandLine(context))
            .addSubcommand(ServiceCommand.commandLine(context))
            .addSubcommand(new WarmUpCommand(context));
    line.setOut(new PrintWriter(context.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(context.err(), true, StandardCharsets.UTF_8));
    // A name that begins with @ is a list of a batch, or just a name.
    line.setExpandAtFiles(false);
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(100);
    line.setUsageHelpLongOptionsMaxWidth(28);
    FailureLines failures = new FailureLines(context, root);
    line.setParameterExceptionHandler(failures);
    line.setExecutionExceptionHandler(failures);
    return line;
  }

  boolean isVerbose() {
    return verbose;
  }

  @Override
  public void run() {
    spec.commandLine().usage(context.out());
  }
}

package org.veilmark.cli;

import java.util.concurrent.Callable;
import org.veilmark.jobs.service.DeadLetterReplay;
import org.veilmark.jobs.service.KafkaFailureException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends messages once more that a service could not understand. */
@Command(
    name = "replay-dead-letters",
    header = "Send messages once more that a service could not understand.",
    synopsisHeading = "%nUsage: ",
    description = {
      "Goes on where the replay before it ended. What still cannot be understood becomes a dead "
          + "letter again."
    },
    footer = {
      "",
      "Example:",
      "  veilmark service replay-dead-letters --bootstrap-servers broker:9092"
    })
final class ReplayDeadLettersCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private KafkaOptions kafka;

  ReplayDeadLettersCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try {
      DeadLetterReplay.Outcome outcome = DeadLetterReplay.run(kafka.client());
      context.out().println(outcome.replayed() + " replayed, " + outcome.left() + " left");
    } catch (KafkaFailureException e) {
      throw new CommandException("STORAGE_FAILED", e.getMessage(), e);
    }
    return ExitCode.DONE.number();
  }
}

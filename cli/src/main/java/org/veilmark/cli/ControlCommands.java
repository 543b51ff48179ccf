package org.veilmark.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.veilmark.jobs.service.ControlSender;
import org.veilmark.jobs.service.KafkaFailureException;
import org.veilmark.schema.ControlCommand;
import org.veilmark.schema.ControlMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The commands that send one message to a service. */
final class ControlCommands {
  private ControlCommands() {}

  /** What they have in common. */
  private abstract static class Sending implements Callable<Integer> {
    @Mixin private KafkaOptions kafka;

    abstract ControlMessage.Builder message() throws CommandException;

    @Override
    public Integer call() throws Exception {
      ControlMessage message = message().setSentAtMillis(System.currentTimeMillis()).build();
      try {
        ControlSender.send(kafka.client(), message);
      } catch (KafkaFailureException e) {
        throw new CommandException("STORAGE_FAILED", e.getMessage(), e);
      }
      return ExitCode.DONE.number();
    }

    static ControlMessage.Builder aboutQueue(
        ControlCommand command, String queue, @Nullable Integer concurrency) {
      return ControlMessage.newBuilder()
          .setCommand(command)
          .setQueue(queue)
          .setConcurrency(concurrency);
    }
  }

  /** Cancels a job. */
  @Command(
      name = "cancel",
      header = "Cancel a job that waits or runs.",
      synopsisHeading = "%nUsage: ",
      footer = {
        "",
        "Example:",
        "  veilmark service cancel embed-1234 --bootstrap-servers broker:9092"
      })
  static final class Cancel extends Sending {
    @Parameters(paramLabel = "JOB", description = "Id of the job.")
    private String jobId;

    @Override
    ControlMessage.Builder message() {
      return ControlMessage.newBuilder().setCommand(ControlCommand.CANCEL_JOB).setJobId(jobId);
    }
  }

  /** Pauses a queue. */
  @Command(
      name = "pause",
      header = "Hold a queue: no job of it starts, no segment of its jobs goes to work.",
      synopsisHeading = "%nUsage: ",
      footer = {"", "Example:", "  veilmark service pause night --bootstrap-servers broker:9092"})
  static final class Pause extends Sending {
    @Parameters(paramLabel = "QUEUE", description = "Name of the queue.")
    private String queue;

    @Override
    ControlMessage.Builder message() {
      return aboutQueue(ControlCommand.PAUSE_QUEUE, queue, null);
    }
  }

  /** Resumes a queue. */
  @Command(
      name = "resume",
      header = "Let a queue go on.",
      synopsisHeading = "%nUsage: ",
      footer = {"", "Example:", "  veilmark service resume night --bootstrap-servers broker:9092"})
  static final class Resume extends Sending {
    @Parameters(paramLabel = "QUEUE", description = "Name of the queue.")
    private String queue;

    @Override
    ControlMessage.Builder message() {
      return aboutQueue(ControlCommand.RESUME_QUEUE, queue, null);
    }
  }

  /** Sets how many jobs of a queue may run. */
  @Command(
      name = "concurrency",
      header = "Set how many jobs of a queue may run at a time.",
      synopsisHeading = "%nUsage: ",
      footer = {
        "",
        "Example:",
        "  veilmark service concurrency night 4 --bootstrap-servers broker:9092"
      })
  static final class Concurrency extends Sending {
    @Parameters(index = "0", paramLabel = "QUEUE", description = "Name of the queue.")
    private String queue;

    @Parameters(index = "1", paramLabel = "N", description = "Jobs, at least 1.")
    private int concurrency;

    @Override
    ControlMessage.Builder message() throws CommandException {
      if (concurrency < 1) {
        throw new CommandException("REQUEST_INVALID", "concurrency " + concurrency);
      }
      return aboutQueue(ControlCommand.SET_CONCURRENCY, queue, concurrency);
    }
  }
}

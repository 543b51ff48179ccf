package org.veilmark.cli;

import java.util.concurrent.Callable;
import org.veilmark.jobs.service.KafkaFailureException;
import org.veilmark.jobs.service.TopicMaker;
import org.veilmark.jobs.service.TopicPlan;
import org.veilmark.operators.failure.Failures;
import org.veilmark.schema.topic.KafkaClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the topics of a service. */
@Command(
    name = "create-topics",
    header = "Make those topics of a service that do not exist.",
    synopsisHeading = "%nUsage: ",
    footer = {
      "",
      "Example:",
      "  veilmark service create-topics --bootstrap-servers broker:9092 --partitions 12 \\",
      "    --replication-factor 3"
    })
final class CreateTopicsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private KafkaOptions kafka;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description = "Partitions of the topics that jobs are spread over. Without it: 4.")
  private int partitions;

  @Option(
      names = "--replication-factor",
      paramLabel = "N",
      defaultValue = "1",
      description = "Copies of each topic. Without it: 1.")
  private short replicationFactor;

  CreateTopicsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    KafkaClient client = kafka.client();
    TopicPlan plan;
    try {
      plan = new TopicPlan(client.topics(), partitions, replicationFactor);
    } catch (IllegalArgumentException e) {
      throw new CommandException("REQUEST_INVALID", Failures.oneLine(e), e);
    }
    try {
      TopicMaker.make(client, plan).forEach(context.out()::println);
    } catch (KafkaFailureException e) {
      throw new CommandException("STORAGE_FAILED", e.getMessage(), e);
    }
    return ExitCode.DONE.number();
  }
}

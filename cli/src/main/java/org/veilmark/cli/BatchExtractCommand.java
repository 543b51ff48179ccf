package org.veilmark.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.veilmark.jobs.batch.items.ItemCollector;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads marks of many videos. */
@Command(
    name = "extract",
    header = "Read the messages of many videos into a table.",
    synopsisHeading = "%nUsage: ",
    description = {
      "",
      "The table has a row for each video, also for those without a mark and those that cannot be"
          + " read. The same command again reads only what it has not read yet, or what has changed"
          + " since, whatever ended it before.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  veilmark batch extract found/ --table findings.csv",
      "  veilmark batch extract s3://bucket/found/ @more.txt --table findings.jsonl --effort glance"
    })
final class BatchExtractCommand implements Callable<Integer> {
  private static final String STATE_SUFFIX = ".veilmark";

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Mixin private BatchOptions batch;

  @Option(
      names = {"-t", "--table"},
      required = true,
      paramLabel = "FILE",
      description = "Table of the findings, .csv or .jsonl, a row a video.")
  private String table;

  @Mixin private ReadOptions reading;
  @Mixin private KeyOptions key;
  @Mixin private RunnerOptions runner;
  @Mixin private LimitOptions limits;

  BatchExtractCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    batch.check();
    reading.check();
    Optional<Location> target = BatchRun.table(table, spec.commandLine());
    KeySource keys = key.choose(context);
    JobRequest request =
        reading.addTo(Requests.begin(JobKind.EXTRACT, "/", KeyOptions.idOf(keys))).build();
    BatchRun run =
        new BatchRun(
            context,
            batch,
            request,
            /* output= */ Optional.empty(),
            batch.state(new Location(target.orElseThrow().text() + STATE_SUFFIX)),
            target);
    return run.run(ItemCollector::ofExtractions, keys, runner.parallelism(), limits.toLimits())
        .number();
  }
}

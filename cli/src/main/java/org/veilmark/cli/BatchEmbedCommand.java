package org.veilmark.cli;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.veilmark.code.MessageException;
import org.veilmark.jobs.batch.Batch;
import org.veilmark.jobs.batch.items.ItemCollector;
import org.veilmark.jobs.batch.items.MessageTemplate;
import org.veilmark.jobs.batch.items.OutputNames;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Marks many videos. */
@Command(
    name = "embed",
    header = "Hide a message in each of many videos.",
    synopsisHeading = "%nUsage: ",
    description = {
      "",
      "Marked videos keep their paths below the output. The same command again does only what is not"
          + " done yet, or whose input or settings have changed, whatever ended it before. A video"
          + " that cannot be marked is told of and does not end the batch.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  veilmark batch embed films/ --output marked/ --message \"copy 17\"",
      "  veilmark batch embed @films.csv --output marked/ --table marked.jsonl",
      "  find films -mtime -7 -name '*.mp4' | veilmark batch embed --list - --output marked/ \\",
      "      --message \"{name}\""
    })
final class BatchEmbedCommand implements Callable<Integer> {
  /** Of the encoder: it is videos that are coded side by side, and a second thread has a price. */
  private static final int THREADS = 1;

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Mixin private BatchOptions batch;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Folder or prefix (s3://bucket/marked/) that the marked videos go to.")
  private String output;

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description =
          "What to hide in videos without a message of their own in a list. {name} stands for the"
              + " file's name without extension, {index} for its place in the list.")
  private @Nullable String message;

  @Option(
      names = "--container",
      paramLabel = "EXT",
      description =
          "Container of videos whose own cannot be written, such as .ts: they become"
              + " NAME.ts.EXT; default: ${DEFAULT-VALUE}.")
  private String container = OutputNames.DEFAULT_CONTAINER;

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "Table of what was done, .csv or .jsonl, a row a video.")
  private @Nullable String table;

  @Mixin private MarkOptions mark;
  @Mixin private PartOptions part;
  @Mixin private EncodingOptions encoding;
  @Mixin private KeyOptions key;
  @Mixin private RunnerOptions runner;
  @Mixin private LimitOptions limits;

  BatchEmbedCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    MessageTemplate template = message == null ? null : new MessageTemplate(message);
    OutputNames names = check(template);
    Location target = new Location(Requests.uri(output));
    KeySource keys = key.choose(context);
    JobRequest request =
        mark.addTo(Requests.begin(JobKind.EMBED, "/", KeyOptions.idOf(keys)))
            .setNonce(new SecureRandom().nextLong())
            .setStartMicros(part.startMicros())
            .setEndMicros(part.endMicros())
            .setEncoding(encoding.toRecord(THREADS))
            .build();
    BatchRun run =
        new BatchRun(
            context,
            batch,
            request,
            Optional.of(target),
            batch.state(target.resolve(Batch.STATE)),
            BatchRun.table(table, spec.commandLine()));
    return run.run(
            list -> ItemCollector.ofEmbeddings(list, target, names, template),
            keys,
            runner.parallelism(),
            limits.toLimits())
        .number();
  }

  private OutputNames check(@Nullable MessageTemplate template) {
    batch.check();
    part.check(spec.commandLine());
    try {
      mark.check(template == null || !template.isConstant() ? null : template.text());
      encoding.check(THREADS);
      return new OutputNames(container);
    } catch (IllegalArgumentException | MessageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}

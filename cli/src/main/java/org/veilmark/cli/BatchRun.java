package org.veilmark.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.veilmark.cli.report.BatchRows;
import org.veilmark.cli.report.BatchSummary;
import org.veilmark.cli.report.BatchTable;
import org.veilmark.cli.report.ErrorReport;
import org.veilmark.cli.run.JobSession;
import org.veilmark.cli.terminal.ProgressLine;
import org.veilmark.jobs.batch.Batch;
import org.veilmark.jobs.batch.BatchSettings;
import org.veilmark.jobs.batch.items.BatchItem;
import org.veilmark.jobs.batch.items.ItemCollector;
import org.veilmark.jobs.batch.items.ItemListReader;
import org.veilmark.jobs.batch.items.ItemListWriter;
import org.veilmark.jobs.local.BatchProgressListener;
import org.veilmark.jobs.local.RunDirectory;
import org.veilmark.media.MediaLimits;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.ObjectStores;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.JobState;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** One run over a batch, from its list to its table. */
final class BatchRun {
  private static final double NANOS_PER_SECOND = 1e9;

  private final CommandContext context;
  private final BatchOptions options;
  private final JobRequest template;
  private final @Nullable Location output;
  private final Location state;
  private final Optional<Location> table;
  private final BatchRows rows;
  private final long startNanos = System.nanoTime();

  /**
   * A run.
   *
   * @param template what all items have in common
   * @param output of embeddings
   * @param state where markers are
   * @param table to write
   */
  BatchRun(
      CommandContext context,
      BatchOptions options,
      JobRequest template,
      Optional<Location> output,
      Location state,
      Optional<Location> table) {
    this.context = context;
    this.options = options;
    this.template = template;
    this.output = output.orElse(null);
    this.state = state;
    this.table = table;
    rows = new BatchRows(template.getKind());
  }

  /** The table of that name, whose format must be known; empty if there is to be none. */
  static Optional<Location> table(@Nullable String name, CommandLine commandLine)
      throws CommandException {
    if (name == null) {
      return Optional.empty();
    }
    if (!BatchTable.isName(name)) {
      throw new ParameterException(
          commandLine, "--table " + name + " does not end in .csv, .jsonl or .ndjson");
    }
    return Optional.of(new Location(Requests.uri(name)));
  }

  /**
   * Does it.
   *
   * @param collectors makes a collector of items
   * @return the worst of what became of the items
   */
  ExitCode run(
      Function<ItemListWriter, ItemCollector> collectors,
      KeySource keys,
      int parallelism,
      MediaLimits limits)
      throws Exception {
    return context
        .interruption()
        .interruptible(
            () -> {
              // Prefixes are listed before there is a cluster.
              ObjectStores.configure(context.environment());
              try (RunDirectory directory =
                  RunDirectory.create(Path.of(System.getProperty("java.io.tmpdir")))) {
                Path scratch = directory.path();
                Location list = Location.of(scratch.resolve("items"));
                long items = collect(list, collectors, scratch);
                checkTable(scratch);
                return run(list, items, scratch, keys, parallelism, limits);
              }
            });
  }

  private ExitCode run(
      Location list, long items, Path scratch, KeySource keys, int parallelism, MediaLimits limits)
      throws Exception {
    try (RunName name = RunName.take(state)) {
      if (template.getKind() == JobKind.EXTRACT && name.hasCompany()) {
        throw new CommandException(
            "BATCH_GOES_ON", "another batch works on the same table: " + state);
      }
      BatchSettings settings = new BatchSettings(template, output, name.text());
      Batch batch = new Batch(list, items, settings, state, options.again());
      work(batch, keys, parallelism, limits);
      ExitCode exitCode = tell(batch, scratch);
      batch.sweepStaging();
      return exitCode;
    }
  }

  /** Not to find out after days that the table cannot be written. */
  private void checkTable(Path scratch) throws CommandException {
    if (table.isEmpty()) {
      return;
    }
    try {
      // It goes away again.
      beginTable(scratch).close();
    } catch (IOException e) {
      throw new CommandException(
          "OUTPUT_NOT_WRITABLE", "cannot write " + table.get() + ": " + Failures.oneLine(e), e);
    }
  }

  private BatchTable beginTable(Path scratch) throws IOException {
    return BatchTable.begin(rows, table.orElseThrow(), scratch.getFileName().toString(), scratch);
  }

  private long collect(
      Location list, Function<ItemListWriter, ItemCollector> collectors, Path scratch)
      throws Exception {
    try (ItemListWriter writer = new ItemListWriter(list, "items", scratch)) {
      options.collect(collectors.apply(writer));
      long items = writer.publish();
      if (items == 0) {
        throw new CommandException("INPUT_NOT_FOUND", "there are no videos in the inputs");
      }
      return items;
    }
  }

  private void work(Batch batch, KeySource keys, int parallelism, MediaLimits limits)
      throws Exception {
    String verb = template.getKind() == JobKind.EMBED ? "embedding" : "extracting";
    try (JobSession session = context.runner().open(parallelism, limits);
        ProgressLine line = RunnerOptions.progressLine(context, verb)) {
      session.run(
          batch,
          keys,
          listener(line, verb),
          record -> {
            line.clear();
            tell(record);
          });
    } catch (InterruptedException e) {
      context.complain("what is done stays done: the same command goes on with the rest");
      throw e;
    }
  }

  private BatchProgressListener listener(ProgressLine line, String verb) {
    return options.json() || context.terminalColumns().isEmpty()
        ? BatchProgressListener.NONE
        : at ->
            line.update(
                "%s %d of %d".formatted(verb, at.skipped() + at.done(), at.items()),
                at.fraction(),
                at.framesDone());
  }

  private void tell(JobRecord record) {
    if (record.getState() != JobState.SUCCEEDED) {
      context.complain(Complaints.of(record.getRequest().getInputUri(), ErrorReport.of(record)));
    }
    if (options.json()) {
      context.out().println(rows.json(record));
    }
  }

  /** Goes over all items once more, for the table, the summary and the exit code. */
  private ExitCode tell(Batch batch, Path scratch) throws IOException, CommandException {
    BatchSummary summary = new BatchSummary(template.getKind());
    ExitCode exitCode = ExitCode.DONE;
    try (BatchTable target = table.isEmpty() ? null : beginTable(scratch)) {
      ItemListReader items = new ItemListReader(batch.list(), 0);
      for (Optional<BatchItem> item = items.next(); item.isPresent(); item = items.next()) {
        JobRecord record = lastRecord(batch, item.get());
        boolean before =
            record.getRequest().getSubmittedAtMillis() != template.getSubmittedAtMillis();
        summary.add(record, before);
        exitCode = exitCode.and(exitCodeOf(record));
        if (target != null) {
          target.add(record);
        }
      }
      if (target != null) {
        target.publish();
      }
    }
    double seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
    if (options.json()) {
      context.out().println(summary.json(seconds));
    } else {
      summary.print(context.out(), seconds);
      table.ifPresent(file -> context.out().println("  table     " + file));
    }
    return exitCode;
  }

  private static JobRecord lastRecord(Batch batch, BatchItem item)
      throws IOException, CommandException {
    return batch
        .settings()
        .lastRecord(item, batch.markers())
        .orElseThrow(
            () ->
                new CommandException(
                    "STORAGE_FAILED", "the marker of " + item.input() + " is gone"));
  }

  private static ExitCode exitCodeOf(JobRecord record) {
    if (record.getState() != JobState.SUCCEEDED) {
      return ExitCode.ofErrorCode(ErrorReport.of(record).getCode());
    }
    boolean nothing = record.getExtractResult() != null && !record.getExtractResult().getFound();
    return nothing ? ExitCode.NOTHING_FOUND : ExitCode.DONE;
  }
}

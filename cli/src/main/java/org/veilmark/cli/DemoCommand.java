package org.veilmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.veilmark.cli.demo.Attack;
import org.veilmark.cli.demo.Demonstration;
import org.veilmark.cli.report.Elapsed;
import org.veilmark.cli.report.EmbedReport;
import org.veilmark.cli.report.ErrorReport;
import org.veilmark.cli.report.Units;
import org.veilmark.cli.run.InOrder;
import org.veilmark.cli.run.RunOptions;
import org.veilmark.cli.terminal.ProgressLine;
import org.veilmark.cli.terminal.Table;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.ExtractResult;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.JobState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows in a minute what all of this is about. */
@Command(
    name = "demo",
    header = "Mark a generated clip (or yours), attack it, read the text back, show it all.",
    synopsisHeading = "%nUsage: ",
    footer = {"", "Examples:", "  veilmark demo", "  veilmark demo holiday.mp4 --output /tmp/demo"})
final class DemoCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(
      arity = "0..1",
      paramLabel = "VIDEO",
      description = "The video to mark; default: a generated clip of ten seconds.")
  private @Nullable String video;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Where to put all files; default: veilmark-demo.")
  private Path directory = Path.of("veilmark-demo");

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "What to hide; default: Hello, Veilmark!")
  private String message = "Hello, Veilmark!";

  @Mixin private RunnerOptions runner;

  DemoCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    createDirectory();
    Demonstration demonstration = new Demonstration(FfmpegMedia.create(), directory);
    Path original;
    if (video == null) {
      original = demonstration.makeClip();
      context.out().println("Made a clip: " + original);
    } else {
      original = Path.of(video);
    }
    Path marked = directory.resolve("marked.mp4");
    embed(original, marked);
    context.out().println();
    List<Path> copies = new ArrayList<>();
    copies.add(marked);
    copies.addAll(demonstration.attack(marked));
    boolean allRead = extract(copies);
    context.out().println();
    context
        .out()
        .println("Original, marked, difference x10: " + demonstration.compare(original, marked));
    return (allRead ? ExitCode.DONE : ExitCode.NOTHING_FOUND).number();
  }

  private void createDirectory() throws CommandException {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new CommandException(
          "OUTPUT_NOT_WRITABLE", "cannot make the directory " + directory, e);
    }
  }

  private void embed(Path original, Path marked) throws Exception {
    JobRequest request =
        Requests.begin(JobKind.EMBED, original.toString(), KeyOptions.idOf(KeySource.development()))
            .setOutputUri(Requests.uri(marked.toString()))
            .setMessage(message)
            .build();
    JobRecord record = run("embedding", List.of(request)).get(0);
    if (record.getState() != JobState.SUCCEEDED) {
      throw new CommandException(
          ErrorReport.of(record).getCode(),
          Complaints.of(original.toString(), ErrorReport.of(record)));
    }
    new EmbedReport(
            original.toString(),
            marked.toString(),
            FileSizes.of(original.toString()),
            Startup.seconds(context, record),
            record)
        .print(context.out());
  }

  private boolean extract(List<Path> copies) throws Exception {
    List<JobRequest> requests = new ArrayList<>();
    for (Path copy : copies) {
      requests.add(
          Requests.begin(JobKind.EXTRACT, copy.toString(), KeyOptions.idOf(KeySource.development()))
              .build());
    }
    List<JobRecord> records = run("extracting", requests);
    Table table =
        new Table("what happened to it", "size", "message read", "chance if unmarked", "time");
    boolean allRead = true;
    for (int i = 0; i < records.size(); i++) {
      JobRecord record = records.get(i);
      ExtractResult result = record.getExtractResult();
      boolean read = result != null && message.equals(result.getMessage());
      allRead &= read;
      table.row(
          i == 0 ? "nothing" : Attack.all().get(i - 1).name(),
          Units.bytes(Files.size(copies.get(i))),
          result == null
              ? ErrorReport.of(record).getMessage()
              : result.getFound() ? "\"" + result.getMessage() + "\"" : "none",
          result == null ? "-" : Units.probability(result.getFalsePositiveProbability()),
          Units.seconds(Elapsed.seconds(record)));
    }
    table.print(context.out());
    return allRead;
  }

  private List<JobRecord> run(String task, List<JobRequest> requests) throws Exception {
    List<JobRecord> records = new ArrayList<>();
    InOrder<JobRecord> inOrder =
        new InOrder<>(requests.stream().map(JobRequest::getJobId).toList(), records::add);
    try (ProgressLine line = RunnerOptions.progressLine(context, task)) {
      context
          .runner()
          .run(
              requests,
              new RunOptions(
                  KeySource.development(),
                  runner.parallelism(),
                  RunnerOptions.listener(context, line, /* json= */ false)),
              record -> inOrder.add(record.getJobId(), record));
    }
    return records;
  }
}

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
import org.veilmark.cli.run.JobSession;
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
  @Mixin private LimitOptions limits;

  DemoCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    createDirectory();
    Demonstration demonstration = new Demonstration(FfmpegMedia.create(), directory);
    Path original;
    if (video == null) {
      original = context.interruption().interruptible(demonstration::makeClip);
      context.out().println("Made a clip of ten seconds: " + original);
    } else {
      original = Path.of(video);
    }
    Path marked = directory.resolve("marked.mp4");
    boolean allRead;
    try (JobSession session = context.runner().open(runner.parallelism(), limits.toLimits())) {
      embed(session, original, marked);
      context.out().println();
      List<Path> copies = new ArrayList<>();
      copies.add(marked);
      copies.addAll(context.interruption().interruptible(() -> demonstration.attack(marked)));
      allRead = extract(session, copies);
    }
    context.out().println();
    context
        .out()
        .println("Original, marked, difference: " + demonstration.compare(original, marked));
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

  private void embed(JobSession session, Path original, Path marked) throws Exception {
    JobRequest request =
        Requests.begin(JobKind.EMBED, original.toString(), KeyOptions.idOf(KeySource.development()))
            .setOutputUri(Requests.uri(marked.toString()))
            .setMessage(message)
            .build();
    JobRecord record = run(session, "embedding", request);
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

  private boolean extract(JobSession session, List<Path> copies) throws Exception {
    Table table =
        new Table("what happened to it", "size", "message read", "chance if unmarked", "time");
    boolean allRead = true;
    for (int i = 0; i < copies.size(); i++) {
      Path copy = copies.get(i);
      JobRequest request =
          Requests.begin(JobKind.EXTRACT, copy.toString(), KeyOptions.idOf(KeySource.development()))
              .build();
      JobRecord record = run(session, "reading", request);
      ExtractResult result = record.getExtractResult();
      allRead &= result != null && message.equals(result.getMessage());
      table.row(
          i == 0 ? "nothing" : Attack.all().get(i - 1).name(),
          Units.bytes(Files.size(copy)),
          messageOf(record),
          result == null ? "-" : Units.probability(result.getFalsePositiveProbability()),
          Units.seconds(Elapsed.seconds(record)));
    }
    table.print(context.out());
    return allRead;
  }

  private static String messageOf(JobRecord record) {
    ExtractResult result = record.getExtractResult();
    if (result == null) {
      return ErrorReport.of(record).getMessage();
    }
    return result.getFound() ? "\"" + result.getMessage() + "\"" : "none";
  }

  private JobRecord run(JobSession session, String task, JobRequest request) throws Exception {
    try (ProgressLine line = RunnerOptions.progressLine(context, task)) {
      return session.run(
          request,
          KeySource.development(),
          RunnerOptions.listener(context, line, /* json= */ false));
    }
  }
}

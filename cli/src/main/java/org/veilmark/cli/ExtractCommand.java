package org.veilmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.veilmark.cli.report.EmbeddedRecord;
import org.veilmark.cli.report.ErrorReport;
import org.veilmark.cli.report.ExtractReport;
import org.veilmark.cli.run.InOrder;
import org.veilmark.cli.run.JobSession;
import org.veilmark.cli.terminal.ProgressLine;
import org.veilmark.media.MediaLimits;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads marks. */
@Command(
    name = "extract",
    header = "Read the message back from marked videos, or from copies of them.",
    synopsisHeading = "%nUsage: ",
    description = {
      "",
      "Prints a line for each input, in order, each as soon as it is known, and one more for each "
          + "further mark of an input that was put together from several. Ends with 0 if a mark "
          + "was found in all of them, with 1 if not, with 3 if an input could not be read.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  veilmark extract copy.mp4",
      "  veilmark extract copies/*.mp4 --key-file my.key --json"
    })
final class ExtractCommand implements Callable<Integer> {
  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Videos to read from.")
  private List<String> inputs;

  @Mixin private ReadOptions reading;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "Line that embed --json printed: says whether the pictures are those that it marked.")
  private @Nullable Path recordFile;

  @Mixin private KeyOptions key;
  @Mixin private RunnerOptions runner;
  @Mixin private LimitOptions limits;

  @Option(names = "--json", description = "Print one line of JSON an input.")
  private boolean json;

  private @Nullable EmbeddedRecord embedded;
  private ExitCode exitCode = ExitCode.DONE;

  ExtractCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    reading.check();
    MediaLimits fileLimits = limits.toLimits();
    if (recordFile != null) {
      embedded = read(recordFile);
    }
    KeySource keys = key.choose(context);
    String keyId = KeyOptions.idOf(keys);
    List<JobRequest> requests = new ArrayList<>();
    for (String input : inputs) {
      requests.add(request(input, keyId));
    }
    List<String> ids = requests.stream().map(JobRequest::getJobId).toList();
    try (JobSession session = context.runner().open(runner.parallelism(), fileLimits);
        ProgressLine line = RunnerOptions.progressLine(context, "extracting")) {
      InOrder<JobRecord> inOrder =
          new InOrder<>(
              ids,
              record -> {
                line.clear();
                report(inputs.get(ids.indexOf(record.getJobId())), record);
              });
      session.run(
          requests,
          keys,
          RunnerOptions.listener(context, line, json),
          record -> inOrder.add(record.getJobId(), record));
    }
    return exitCode.number();
  }

  private void report(String input, JobRecord record) {
    ExtractReport report = new ExtractReport(input, record, embedded);
    if (record.getExtractResult() == null) {
      JobError error = ErrorReport.of(record);
      exitCode = exitCode.and(ExitCode.ofErrorCode(error.getCode()));
      context.complain(Complaints.of(input, error));
    } else if (!report.found()) {
      exitCode = exitCode.and(ExitCode.NOTHING_FOUND);
    }
    if (json) {
      context.out().println(report.json());
    } else if (record.getExtractResult() != null) {
      context.out().println(report.text(nameWidth()));
      record
          .getWarnings()
          .forEach(warning -> context.complain("warning: " + input + ": " + warning));
    }
  }

  private EmbeddedRecord read(Path file) {
    try {
      return EmbeddedRecord.parse(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new ParameterException(spec.commandLine(), "there is no record " + file, e);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "record " + file + " " + e.getMessage(), e);
    }
  }

  private int nameWidth() {
    return inputs.stream().mapToInt(String::length).max().orElse(0);
  }

  private JobRequest request(String input, String keyId) throws CommandException {
    return reading
        .addTo(Requests.begin(JobKind.EXTRACT, input, keyId))
        // Few pictures of a copy can hardly be told from those of another video.
        .setEveryFrame(embedded != null)
        .build();
  }
}

package org.veilmark.cli;

import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.veilmark.cli.report.EmbedReport;
import org.veilmark.cli.report.ErrorReport;
import org.veilmark.cli.run.JobSession;
import org.veilmark.cli.terminal.ProgressLine;
import org.veilmark.code.MessageException;
import org.veilmark.media.MediaLimits;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.JobState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Marks a video. */
@Command(
    name = "embed",
    header = "Hide a message in a video.",
    synopsisHeading = "%nUsage: ",
    description = {
      "",
      "The marked video replaces OUTPUT once it is whole; until then, and if anything goes wrong, "
          + "an OUTPUT that exists stays as it is.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  veilmark embed film.mp4 marked.mp4 --message \"copy 17\"",
      "  veilmark embed film.mkv marked.mkv --message \"copy 17\" --key-file my.key --crf 20",
      "  veilmark embed film.mp4 plain.mp4 --message x --strength 0     the same encode, unmarked"
    })
final class EmbedCommand implements Callable<Integer> {
  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "INPUT", description = "The video to mark.")
  private String input;

  @Parameters(
      index = "1",
      paramLabel = "OUTPUT",
      description = "The marked video: .mp4, .m4v, .mov, .mkv or .webm.")
  private String output;

  @Option(
      names = {"-m", "--message"},
      required = true,
      paramLabel = "TEXT",
      description =
          "What to hide: 1 to 64 characters of any script; the shorter, the tougher. Less than "
              + "20 s of video may hold less.")
  private String message;

  @Mixin private MarkOptions mark;
  @Mixin private PartOptions part;
  @Mixin private EncodingOptions encoding;
  @Mixin private KeyOptions key;
  @Mixin private RunnerOptions runner;
  @Mixin private LimitOptions limits;

  @Option(
      names = "--encoder-threads",
      paramLabel = "N",
      description =
          "Threads of the encoder for each segment, 1 to 64; default: 4 with --crf where the video "
              + "is a single segment, else 1. The bytes depend on it, and without --crf those of "
              + "several threads differ from run to run.")
  private @Nullable Integer encoderThreads;

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  EmbedCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    check();
    MediaLimits fileLimits = limits.toLimits();
    KeySource keys = key.choose(context);
    JobRequest request = request(KeyOptions.idOf(keys));
    try (JobSession session = context.runner().open(runner.parallelism(), fileLimits);
        ProgressLine line = RunnerOptions.progressLine(context, "embedding")) {
      JobRecord record = session.run(request, keys, RunnerOptions.listener(context, line, json));
      line.clear();
      return report(record).number();
    }
  }

  private ExitCode report(JobRecord record) {
    if (record.getState() != JobState.SUCCEEDED) {
      JobError error = ErrorReport.of(record);
      if (json) {
        context.out().println(ErrorReport.json(fields -> fields.text("input", input), error));
      }
      context.complain(Complaints.of(input, error));
      return ExitCode.ofErrorCode(error.getCode());
    }
    EmbedReport report =
        new EmbedReport(
            input, output, FileSizes.of(input), Startup.seconds(context, record), record);
    if (json) {
      context.out().println(report.json());
    } else {
      report.print(context.out());
    }
    return ExitCode.DONE;
  }

  /** What can be said before a cluster is started. */
  private void check() {
    try {
      mark.check(message);
      encoding.check(encoderThreads == null ? 1 : encoderThreads);
    } catch (IllegalArgumentException | MessageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    part.check(spec.commandLine());
  }

  private JobRequest request(String keyId) throws CommandException {
    return mark.addTo(Requests.begin(JobKind.EMBED, input, keyId))
        .setOutputUri(Requests.uri(output))
        .setMessage(message)
        .setNonce(new SecureRandom().nextLong())
        .setStartMicros(part.startMicros())
        .setEndMicros(part.endMicros())
        .setEncoding(encoding.toRecord(encoderThreads == null ? 0 : encoderThreads))
        .build();
  }
}

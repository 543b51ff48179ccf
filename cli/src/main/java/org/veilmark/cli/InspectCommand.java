package org.veilmark.cli;

import java.util.concurrent.Callable;
import org.veilmark.cli.report.ErrorReport;
import org.veilmark.cli.report.InspectReport;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.ObjectStores;
import org.veilmark.operators.plan.SegmentLimits;
import org.veilmark.operators.plan.VideoPreview;
import org.veilmark.schema.JobError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a video as embedding and extraction see it. */
@Command(
    name = "inspect",
    header = "Show streams, groups of pictures, and what an embedding would re-encode.",
    synopsisHeading = "%nUsage: ",
    footer = {
      "",
      "Examples:",
      "  veilmark inspect film.mp4",
      "  veilmark inspect film.mp4 --start 60 --end 70     what marking ten seconds would touch"
    })
final class InspectCommand implements Callable<Integer> {
  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "INPUT", description = "The video.")
  private String input;

  @Mixin private PartOptions part;
  @Mixin private LimitOptions limits;

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  InspectCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    part.check(spec.commandLine());
    ObjectStores.configure(context.environment());
    try {
      return show(FfmpegMedia.create(limits.toLimits())).number();
    } catch (JobException | MediaException e) {
      JobError error = Failures.expected(e).orElseThrow();
      if (json) {
        context.out().println(ErrorReport.json(fields -> fields.text("input", input), error));
      }
      throw new CommandException(error.getCode(), Complaints.of(input, error), e);
    }
  }

  private ExitCode show(MediaLibrary media) throws JobException, MediaException, CommandException {
    VideoPreview preview =
        VideoPreview.of(
            media,
            new Location(Requests.uri(input)),
            SegmentLimits.DEFAULT,
            part.startMicros(),
            part.endMicros());
    InspectReport report = new InspectReport(input, preview);
    if (json) {
      context.out().println(report.json());
    } else {
      report.print(context.out());
    }
    return ExitCode.DONE;
  }
}

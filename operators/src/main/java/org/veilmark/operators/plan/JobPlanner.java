package org.veilmark.operators.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaInfo;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.io.FlinkByteSource;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.Staging;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.mark.Marks;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.SegmentPlan;
import org.veilmark.schema.Wave;

/** Checks a request and plans its work; reads the video's packets but decodes nothing. */
public final class JobPlanner {
  private final MediaLibrary media;
  private final KeySource keys;
  private final PlanOptions options;
  private final Clock clock;

  /** A planner; {@code clock} tells when planning began. */
  public JobPlanner(MediaLibrary media, KeySource keys, PlanOptions options, Clock clock) {
    this.media = media;
    this.keys = keys;
    this.options = options;
    this.clock = clock;
  }

  /**
   * Plans a job.
   *
   * @throws JobException if the request cannot be fulfilled
   * @throws MediaException if its video cannot be handled
   */
  public SegmentPlan plan(JobRequest request) throws JobException, MediaException {
    final long startedAtMillis = clock.millis();
    checkIdentity(request);
    keys.resolve(request.getKeyId());
    Location input = RequestChecks.location(request.getInputUri(), "input");
    options.roots().check(request.getInputUri());
    FlinkByteSource source;
    if (request.getKind() == JobKind.EXTRACT) {
      Marks.toTry(request.getAlgorithm());
      source = RequestChecks.readable(input);
    } else {
      source = checkOutput(request, input);
    }
    try {
      MediaInfo info = media.probe(source);
      VideoStreamInfo stream = info.requireVideo();
      PlannedEncoding encoding = PlannedEncoding.NONE;
      if (request.getKind() == JobKind.EMBED) {
        Location output = RequestChecks.location(request.getOutputUri(), "output");
        ContainerKind container = ContainerKind.require(output.fileName());
        media.checkContainer(info, container);
        encoding = PlannedEncoding.of(request.getEncoding(), media, stream, container);
      }
      GopIndex index = media.indexGops(source);
      if (request.getKind() == JobKind.EMBED) {
        index.requireWhole();
      }
      return new VideoCutter(media, options, request, source, stream, index, encoding)
          .cut(startedAtMillis);
    } catch (IOException e) {
      throw new JobException(
          FailureCode.INPUT_UNREADABLE, "cannot read " + input + ": " + Failures.oneLine(e), e);
    }
  }

  /** The plan of a job that ends before it begins. */
  SegmentPlan failed(JobRequest request, JobError error) {
    JobManifest manifest =
        JobManifest.newBuilder()
            .setJobId(request.getJobId())
            .setRequest(request)
            .setWave(Wave.STUDY)
            .setSegments(List.of())
            .setStartedAtMillis(clock.millis())
            .setError(error)
            .build();
    return new SegmentPlan(manifest, List.of());
  }

  /** Checks what is to be written, and the input after what costs nothing. */
  private FlinkByteSource checkOutput(JobRequest request, Location input) throws JobException {
    boolean embeds = request.getKind() == JobKind.EMBED;
    if (embeds) {
      PlannedMark.check(request);
      PlannedEncoding.check(request.getEncoding());
    }
    options.roots().check(request.getOutputUri());
    FlinkByteSource source = RequestChecks.readable(input);
    List<Location> outputs =
        embeds
            ? List.of(RequestChecks.location(request.getOutputUri(), "output"))
            : PlannedCovers.outputs(request);
    if (options.roots().isLimited()) {
      RequestChecks.makeParents(outputs.get(0));
    }
    for (Location output : outputs) {
      RequestChecks.requireOther(output, input);
    }
    if (embeds) {
      RequestChecks.requireContainer(outputs.get(0));
    }
    RequestChecks.requireWritable(
        outputs.get(0), request.getJobId(), Path.of(options.spoolDirectory()));
    return source;
  }

  private static void checkIdentity(JobRequest request) throws JobException {
    if (!Staging.isFit(request.getJobId())) {
      throw new JobException(
          FailureCode.REQUEST_INVALID, "job id '" + request.getJobId() + "' is not fit for a name");
    }
    if (request.getKind() == JobKind.UNKNOWN) {
      throw new JobException(FailureCode.REQUEST_INVALID, "the kind of job is not known here");
    }
  }
}

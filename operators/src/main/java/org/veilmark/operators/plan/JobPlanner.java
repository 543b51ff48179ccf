package org.veilmark.operators.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaInfo;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.io.FlinkByteSource;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.Staging;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.mark.Marks;
import org.veilmark.operators.wave.Waves;
import org.veilmark.operators.work.PresentationClock;
import org.veilmark.schema.CopiedRange;
import org.veilmark.schema.HostCoding;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.ReservedSegment;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentPlan;
import org.veilmark.schema.SegmentSpan;
import org.veilmark.schema.Wave;

/** Checks a request and cuts its video into segments; reads packets but decodes nothing. */
public final class JobPlanner {
  /**
   * Reading is lighter than encoding, and a longer piece shows better how its picture was changed.
   */
  private static final int READ_TOGETHER = 3;

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
      return new Cutter(request, source, stream, index, encoding).cut(startedAtMillis);
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

  /** Cuts one video. */
  private final class Cutter {
    private final JobRequest request;
    private final FlinkByteSource source;
    private final VideoStreamInfo stream;
    private final GopIndex index;
    private final PresentationClock presentation;
    private final TickRange part;
    private final PlannedMark mark;
    private PlannedEncoding encoding;
    private final SegmentPlanner planner;
    private final List<SegmentSpan> spans = new ArrayList<>();
    private final List<SegmentDescriptor> descriptors = new ArrayList<>();
    private final List<String> warnings;
    private @Nullable HostCoding besideHost;

    Cutter(
        JobRequest request,
        FlinkByteSource source,
        VideoStreamInfo stream,
        GopIndex index,
        PlannedEncoding encoding)
        throws JobException {
      this.request = request;
      this.source = source;
      this.encoding = encoding;
      warnings = new ArrayList<>(index.warnings());
      this.stream = stream;
      this.index = index;
      presentation = new PresentationClock(index.timeBase(), index.firstPtsTicks());
      part = TickRange.of(request, presentation, index.endPtsTicks());
      mark =
          request.getKind() == JobKind.EMBED
              ? PlannedMark.of(request, part.seconds(index))
              : PlannedMark.NONE;
      planner =
          new SegmentPlanner(
              request.getKind() == JobKind.EXTRACT
                  ? options.limits().times(READ_TOGETHER)
                  : options.limits(),
              index.timeBase(),
              (long) stream.format().width() * stream.format().height());
    }

    SegmentPlan cut(long startedAtMillis) throws JobException, MediaException, IOException {
      if (part.touching(index.gops()).isEmpty()) {
        throw new JobException(FailureCode.RANGE_INVALID, "nothing of the video lies in the part");
      }
      if (request.getKind() == JobKind.EXTRACT) {
        List<ReservedSegment> all = cutForExtraction();
        return Waves.first(manifest(startedAtMillis), all);
      }
      if (request.getKind() == JobKind.COVER) {
        cutForCovers();
      } else {
        cutForEmbedding();
      }
      return new SegmentPlan(manifest(startedAtMillis), descriptors);
    }

    private JobManifest manifest(long startedAtMillis) {
      return JobManifest.newBuilder()
          .setJobId(request.getJobId())
          .setRequest(request)
          .setWave(Wave.STUDY)
          .setSegments(spans)
          .setDurationMicros(presentation.micros(index.endPtsTicks()))
          .setEndPtsTicks(index.endPtsTicks())
          .setMark(mark.settings())
          .setWarnings(warnings)
          .setStartedAtMillis(startedAtMillis)
          .build();
    }

    private List<ReservedSegment> cutForExtraction() {
      List<ReservedSegment> all = new ArrayList<>();
      for (GopGroup group : planner.group(part.touching(index.gops()))) {
        int keyFrames = group.count();
        for (TickRange piece : planner.readingPieces(part.overlap(group.range()))) {
          add(group, piece, planner.workPixels(group, piece.endTicks()));
          int added = descriptors.size() - 1;
          all.add(
              new ReservedSegment(
                  spans.get(added),
                  keyFrames,
                  planner.keyFramesWorkPixels(keyFrames),
                  descriptors.get(added)));
          keyFrames = 0; // a group of several pieces begins with them
        }
      }
      return all;
    }

    private void cutForCovers() {
      List<Gop> gops = part.touching(index.gops());
      boolean keyFramesOnly = PlannedCovers.keyFramesOnly(gops.size());
      for (GopGroup group : planner.group(gops)) {
        add(
            group,
            part.overlap(group.range()),
            keyFramesOnly ? planner.keyFramesWorkPixels(group.count()) : planner.workPixels(group));
        int last = descriptors.size() - 1;
        descriptors.set(
            last,
            SegmentDescriptor.newBuilder(descriptors.get(last))
                .setKeyFramesOnly(keyFramesOnly)
                .build());
      }
    }

    private void cutForEmbedding() throws JobException, MediaException, IOException {
      CopyPlan plan = CopyPlan.of(media, source, index.gops(), part);
      if (plan.copies()) {
        try {
          besideHost = encoding.joinTerms(media, source);
        } catch (UnsupportedMediaException e) {
          warnings.add("the whole video is encoded anew: " + e.getMessage());
          plan = CopyPlan.none(index.gops());
        }
      }
      addCopied(plan.before());
      List<GopGroup> groups = planner.group(plan.encoded());
      encoding = encoding.among(groups.size());
      for (GopGroup group : groups) {
        add(group, group.range(), planner.workPixels(group));
      }
      addCopied(plan.after());
      if (request.getWantsMarkSample()) {
        takeSampleAt(part.middleTicks(index));
      }
    }

    /** Has the one segment that shows this time keep a picture of the mark. */
    private void takeSampleAt(long ptsTicks) {
      int taken = descriptors.size() - 1;
      while (taken > 0 && descriptors.get(taken).getFirstPtsTicks() > ptsTicks) {
        taken--;
      }
      descriptors.set(
          taken,
          SegmentDescriptor.newBuilder(descriptors.get(taken))
              .setMarkSamplePtsTicks(ptsTicks)
              .build());
    }

    private void addCopied(List<Gop> gops) {
      if (gops.isEmpty()) {
        return;
      }
      Gop first = gops.get(0);
      long endPtsTicks = gops.get(gops.size() - 1).endPtsTicks();
      long dts = first.start().dtsTicks();
      CopiedRange range =
          CopiedRange.newBuilder()
              .setFirstPtsTicks(first.startPtsTicks())
              // Behind the last picture that is shown there may be packets that it needs.
              .setEndPtsTicks(endPtsTicks == index.endPtsTicks() ? Long.MAX_VALUE : endPtsTicks)
              .setSeekPtsTicks(first.start().ptsTicks())
              .setSeekDtsTicks(dts == MediaInfo.UNKNOWN_TICKS ? null : dts)
              .setSeekBytePosition(first.start().bytePosition())
              .build();
      spans.add(
          span(first.startPtsTicks(), endPtsTicks).setCopied(true).setCopyFrom(range).build());
    }

    private SegmentSpan.Builder span(long firstPtsTicks, long endPtsTicks) {
      return SegmentSpan.newBuilder()
          .setSegmentIndex(spans.size())
          .setStartMicros(presentation.micros(firstPtsTicks))
          .setEndMicros(presentation.micros(endPtsTicks));
    }

    private void add(GopGroup group, TickRange shown, long workPixels) {
      int segmentIndex = spans.size();
      long dts = group.first().start().dtsTicks();
      SegmentDescriptor descriptor =
          SegmentDescriptor.newBuilder()
              .setJobId(request.getJobId())
              .setKind(request.getKind())
              .setSegmentIndex(segmentIndex)
              .setWave(Wave.STUDY)
              .setLane(0)
              .setWorkPixels(workPixels)
              .setInputUri(request.getInputUri())
              .setStreamIndex(stream.streamIndex())
              .setTimeBase(
                  new org.veilmark.schema.TimeBase(index.timeBase().num(), index.timeBase().den()))
              .setOriginPtsTicks(index.firstPtsTicks())
              .setFirstPtsTicks(shown.fromTicks())
              .setEndPtsTicks(shown.endTicks())
              .setSeekPtsTicks(group.first().start().ptsTicks())
              .setSeekDtsTicks(dts == MediaInfo.UNKNOWN_TICKS ? null : dts)
              .setSeekBytePosition(group.first().start().bytePosition())
              .setEffort(request.getEffort())
              .setKeyId(request.getKeyId())
              .setAlgorithm(request.getAlgorithm())
              .setMark(mark.settings())
              .setMarkFromPtsTicks(part.fromTicks())
              .setMarkEndPtsTicks(part.endTicks())
              .setEncoding(encoding.settings())
              .setMaxBytes(encoding.maxBytes(group))
              .setBesideHost(besideHost)
              .setStagedUri(request.getKind() == JobKind.EXTRACT ? null : stagedUri(segmentIndex))
              .build();
      spans.add(span(shown.fromTicks(), shown.endTicks()).build());
      descriptors.add(descriptor);
    }

    private String stagedUri(int segmentIndex) {
      return Staging.of(options.stagingRoot(), request.getJobId()).segment(segmentIndex).text();
    }
  }
}

package org.veilmark.operators.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaInfo;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.io.FlinkByteSource;
import org.veilmark.operators.io.Staging;
import org.veilmark.operators.wave.Waves;
import org.veilmark.operators.work.PresentationClock;
import org.veilmark.schema.CopiedRange;
import org.veilmark.schema.HostCoding;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.ReservedSegment;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentPlan;
import org.veilmark.schema.SegmentSpan;
import org.veilmark.schema.Wave;

/** Cuts a video into segments and describes the work on each. For one thread. */
final class VideoCutter {
  /**
   * Reading is lighter than encoding, and a longer piece shows better how its picture was changed.
   */
  private static final int READ_TOGETHER = 3;

  private final MediaLibrary media;
  private final PlanOptions options;
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

  /**
   * A cutter of one video.
   *
   * @param source of the video
   * @param encoding how marked segments are to be coded; {@link PlannedEncoding#NONE} where none
   *     are
   * @throws JobException if the part that is asked for does not lie in the video
   */
  VideoCutter(
      MediaLibrary media,
      PlanOptions options,
      JobRequest request,
      FlinkByteSource source,
      VideoStreamInfo stream,
      GopIndex index,
      PlannedEncoding encoding)
      throws JobException {
    this.media = media;
    this.options = options;
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

  /**
   * The plan, of a job that began to be planned at a time in milliseconds since the epoch; once.
   *
   * @throws JobException if nothing of the video is to be worked on
   */
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
    spans.add(span(first.startPtsTicks(), endPtsTicks).setCopied(true).setCopyFrom(range).build());
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

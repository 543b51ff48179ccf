package org.veilmark.operators.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.ByteSource;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaInfo;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoCodec;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.io.FlinkByteSource;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.work.PresentationClock;
import org.veilmark.schema.EncoderSettings;

/**
 * A video as planning sees it, for people who want to know before they submit a job.
 *
 * @param info of the file
 * @param video the stream to mark or read
 * @param index of that stream
 * @param segments that an embedding is cut into
 * @param codec in which it would be written; empty if it cannot be marked
 * @param note why it cannot be marked, or why nothing is copied although only a part is marked; or
 *     empty
 */
public record VideoPreview(
    MediaInfo info,
    VideoStreamInfo video,
    GopIndex index,
    List<PreviewedSegment> segments,
    Optional<VideoCodec> codec,
    String note) {

  /** Copies the list. */
  public VideoPreview {
    segments = List.copyOf(segments);
  }

  /**
   * Reads a file's headers and packets; decodes nothing.
   *
   * @param startMicros start of the part to be marked, null for that of the video
   * @param endMicros its end, null for that of the video
   * @throws JobException if the file is missing or cannot be read
   * @throws MediaException if it cannot be handled
   */
  public static VideoPreview of(
      MediaLibrary media,
      Location input,
      SegmentLimits limits,
      @Nullable Long startMicros,
      @Nullable Long endMicros)
      throws JobException, MediaException {
    FlinkByteSource source = RequestChecks.readable(input);
    try {
      MediaInfo info = media.probe(source);
      VideoStreamInfo video = info.requireVideo();
      GopIndex index = media.indexGops(source);
      PresentationClock clock = new PresentationClock(index.timeBase(), index.firstPtsTicks());
      TickRange part = TickRange.of(startMicros, endMicros, clock, index.endPtsTicks());
      CopyPlan plan = CopyPlan.of(media, source, index.gops(), part);
      Optional<VideoCodec> codec = Optional.empty();
      String note = "";
      try {
        PlannedEncoding encoding =
            PlannedEncoding.of(
                EncoderSettings.newBuilder().build(), media, video, ContainerKind.MATROSKA);
        index.requireWhole();
        codec = encoding.codec();
        checkCopies(plan, encoding, media, source);
      } catch (UnsupportedMediaException e) {
        note = e.getMessage();
        plan = CopyPlan.none(index.gops());
      }
      return new VideoPreview(
          info, video, index, segments(plan, video, index, limits), codec, note);
    } catch (IOException e) {
      throw new JobException(
          FailureCode.INPUT_UNREADABLE, "cannot read " + input + ": " + Failures.oneLine(e), e);
    }
  }

  private static void checkCopies(
      CopyPlan plan, PlannedEncoding encoding, MediaLibrary media, ByteSource source)
      throws JobException, MediaException, IOException {
    if (plan.copies()) {
      encoding.joinTerms(media, source);
    }
  }

  private static List<PreviewedSegment> segments(
      CopyPlan plan, VideoStreamInfo video, GopIndex index, SegmentLimits limits) {
    SegmentPlanner planner =
        new SegmentPlanner(
            limits, index.timeBase(), (long) video.format().width() * video.format().height());
    List<PreviewedSegment> segments = new ArrayList<>();
    copied(plan.before(), index).ifPresent(segments::add);
    for (GopGroup group : planner.group(plan.encoded())) {
      segments.add(segment(group, index, /* copied= */ false));
    }
    copied(plan.after(), index).ifPresent(segments::add);
    return segments;
  }

  private static Optional<PreviewedSegment> copied(List<Gop> gops, GopIndex index) {
    return gops.stream()
        .map(GopGroup::of)
        .reduce(GopGroup::join)
        .map(group -> segment(group, index, /* copied= */ true));
  }

  private static PreviewedSegment segment(GopGroup group, GopIndex index, boolean copied) {
    return new PreviewedSegment(
        index.presentationSeconds(group.first().startPtsTicks()),
        index.presentationSeconds(group.last().endPtsTicks()),
        group.last().index() - group.first().index() + 1,
        group.packets(),
        copied);
  }
}

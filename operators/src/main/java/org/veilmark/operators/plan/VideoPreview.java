package org.veilmark.operators.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

/**
 * A video as planning sees it, for people who want to know before they submit a job.
 *
 * @param info of the file
 * @param video the stream to mark or read
 * @param index of that stream
 * @param segments that jobs on the whole video are cut into
 */
public record VideoPreview(
    MediaInfo info, VideoStreamInfo video, GopIndex index, List<PreviewedSegment> segments) {

  /** Copies the list. */
  public VideoPreview {
    segments = List.copyOf(segments);
  }

  /**
   * Reads a file's headers and packets; decodes nothing.
   *
   * @throws JobException if the file is missing or cannot be read
   * @throws MediaException if it cannot be handled
   */
  public static VideoPreview of(MediaLibrary media, Location input, SegmentLimits limits)
      throws JobException, MediaException {
    FlinkByteSource source = RequestChecks.readable(input);
    try {
      MediaInfo info = media.probe(source);
      VideoStreamInfo video = info.requireVideo();
      GopIndex index = media.indexGops(source);
      SegmentPlanner planner =
          new SegmentPlanner(
              limits, index.timeBase(), (long) video.format().width() * video.format().height());
      List<PreviewedSegment> segments = new ArrayList<>();
      for (GopGroup group : planner.group(index.gops())) {
        segments.add(
            new PreviewedSegment(
                index.presentationSeconds(group.first().startPtsTicks()),
                index.presentationSeconds(group.last().endPtsTicks()),
                group.last().index() - group.first().index() + 1,
                group.packets()));
      }
      return new VideoPreview(info, video, index, segments);
    } catch (IOException e) {
      throw new JobException(
          FailureCode.INPUT_UNREADABLE, "cannot read " + input + ": " + Failures.oneLine(e), e);
    }
  }
}

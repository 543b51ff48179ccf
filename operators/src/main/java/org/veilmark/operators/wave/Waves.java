package org.veilmark.operators.wave;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veilmark.schema.EarlierWaves;
import org.veilmark.schema.Geometry;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.ReservedSegment;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentPlan;

/**
 * The plans of an extraction's stages. Those of the later ones follow from the manifest of the one
 * before, so that whoever finds a stage undecided can go on without the video.
 */
public final class Waves {
  private Waves() {}

  /**
   * The plan of the first stage.
   *
   * @param planned manifest of the job, without segments
   * @param all segments of the part to be read, in presentation order, at least one
   */
  public static SegmentPlan first(JobManifest planned, List<ReservedSegment> all) {
    ReadingPlan reading = ReadingPlan.of(planned.getRequest(), all);
    return plan(planned, all, reading, reading.stages().get(0), null);
  }

  /**
   * The plan of the stage after one that did not decide.
   *
   * @param undecided its manifest
   * @param earlier what all stages so far cost
   * @param likely what was found to be done to the picture; null: nothing
   * @return empty where that was the last
   */
  public static Optional<SegmentPlan> after(
      JobManifest undecided, EarlierWaves earlier, @Nullable Geometry likely) {
    List<ReservedSegment> all = undecided.getReserve();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    ReadingPlan reading = ReadingPlan.of(undecided.getRequest(), all);
    JobManifest continued = JobManifest.newBuilder(undecided).setEarlier(earlier).build();
    return Optional.of(plan(continued, all, reading, reading.after(undecided.getWave()), likely));
  }

  private static SegmentPlan plan(
      JobManifest base,
      List<ReservedSegment> all,
      ReadingPlan reading,
      ReadingPlan.Stage stage,
      @Nullable Geometry likely) {
    List<ReservedSegment> chosen = stage.choose(all);
    JobManifest manifest =
        JobManifest.newBuilder(base)
            .setWave(stage.wave())
            .setSegments(chosen.stream().map(ReservedSegment::getSpan).toList())
            .setThresholdShare(stage.share())
            .setReserve(reading.isLast(stage) ? List.of() : all)
            .build();
    int maxPictures = stage.maxPictures(chosen.size());
    return new SegmentPlan(
        manifest,
        chosen.stream().map(segment -> work(segment, stage, maxPictures, likely)).toList());
  }

  private static SegmentDescriptor work(
      ReservedSegment segment,
      ReadingPlan.Stage stage,
      int maxPictures,
      @Nullable Geometry likely) {
    SegmentDescriptor whole = segment.getWork();
    return SegmentDescriptor.newBuilder(whole)
        .setWave(stage.wave())
        .setEffort(stage.effort())
        .setKeyFramesOnly(stage.keyFramesOnly())
        .setMaxPictures(maxPictures)
        .setWorkPixels(stage.workPixels(segment, maxPictures))
        .setLikelyGeometry(likely)
        .build();
  }
}

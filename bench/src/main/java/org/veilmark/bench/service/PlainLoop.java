package org.veilmark.bench.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.veilmark.code.SecretKey;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.operators.assemble.AssemblyTask;
import org.veilmark.operators.assemble.VideoAssembler;
import org.veilmark.operators.engine.InProcessEngine;
import org.veilmark.operators.io.FlinkByteSource;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.plan.JobPlanner;
import org.veilmark.operators.plan.PlanOptions;
import org.veilmark.operators.plan.SegmentLimits;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentPlan;

/** An embedding without Flink: the same planner, engine and assembler, one call after the other. */
public final class PlainLoop {
  private static final Duration UNUSED = Duration.ofHours(1);

  private final KeySource keys;
  private final SegmentLimits limits;
  private final Path directory;

  /** Staged segments go below {@code directory}. */
  public PlainLoop(KeySource keys, SegmentLimits limits, Path directory) {
    this.keys = keys;
    this.limits = limits;
    this.directory = directory;
  }

  /** Does a job; returns its record. */
  public JobRecord run(JobRequest request) throws Exception {
    MediaLibrary media = FfmpegMedia.create();
    Location staging = Location.of(directory.resolve("staging"));
    PlanOptions options = new PlanOptions(staging, directory.toString(), limits, 1, UNUSED);
    SegmentPlan plan = new JobPlanner(media, keys, options, Clock.systemUTC()).plan(request);
    SecretKey key = keys.resolve(request.getKeyId());
    List<SegmentOutput> outputs = new ArrayList<>();
    try (InProcessEngine engine = new InProcessEngine(media)) {
      for (SegmentDescriptor segment : plan.getSegments()) {
        Path draft = new Location(segment.getStagedUri()).local().orElseThrow();
        Files.createDirectories(draft.getParent());
        outputs.add(
            engine.embed(
                segment, FlinkByteSource.of(segment.getInputUri()), draft, key, lumaSamples -> {}));
      }
    }
    return new VideoAssembler(media, directory)
        .assemble(new AssemblyTask(plan.getManifest(), outputs));
  }
}

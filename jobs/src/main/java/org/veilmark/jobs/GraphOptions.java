package org.veilmark.jobs;

import java.time.Clock;
import java.time.Duration;
import org.veilmark.operators.child.ChildEngineFactory;
import org.veilmark.operators.child.ChildLimits;
import org.veilmark.operators.engine.EngineFactory;
import org.veilmark.operators.io.AllowedRoots;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.MediaFactory;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.plan.PlanOptions;
import org.veilmark.operators.plan.SegmentLimits;
import org.veilmark.operators.work.WorkOptions;

/**
 * What the graph is built with. None of it influences the bytes of an output but {@code keys} and
 * {@code segmentLimits}.
 *
 * @param media makes the media library that plans and assembles
 * @param engines make what works on segments
 * @param keys finds secret keys by their ids
 * @param stagingRoot where segments wait to be assembled; every subtask must reach it
 * @param spoolDirectory local directory for temporary files, the same path on every machine
 * @param segmentLimits how large segments are made
 * @param segmentTimeLimit after which a segment counts as hanging
 * @param jobTimeLimit for planning a job, and for assembling its output
 * @param remembersSettled for at least how long a finished job ignores repetitions of its segments
 * @param clock tells when jobs began
 * @param roots where requests may have their inputs and outputs
 */
public record GraphOptions(
    MediaFactory media,
    EngineFactory engines,
    KeySource keys,
    Location stagingRoot,
    String spoolDirectory,
    SegmentLimits segmentLimits,
    Duration segmentTimeLimit,
    Duration jobTimeLimit,
    Duration remembersSettled,
    Clock clock,
    AllowedRoots roots) {

  /** Key groups: the most subtasks that the job can ever be rescaled to. Never changed. */
  public static final int MAX_PARALLELISM = 512;

  private static final int JOBS_IN_FLIGHT = 16;
  private static final int SEGMENTS_IN_FLIGHT = 256;

  /** With all limits at their defaults, and all work in this process. */
  public static GraphOptions of(
      MediaFactory media, KeySource keys, Location stagingRoot, String spoolDirectory) {
    return new GraphOptions(
        media,
        EngineFactory.inProcess(media),
        keys,
        stagingRoot,
        spoolDirectory,
        SegmentLimits.DEFAULT,
        Duration.ofHours(2),
        Duration.ofHours(2),
        Duration.ofMinutes(10),
        Clock.systemUTC(),
        AllowedRoots.EVERYTHING);
  }

  /** The same with other segments. */
  public GraphOptions withSegmentLimits(SegmentLimits limits) {
    return new GraphOptions(
        media,
        engines,
        keys,
        stagingRoot,
        spoolDirectory,
        limits,
        segmentTimeLimit,
        jobTimeLimit,
        remembersSettled,
        clock,
        roots);
  }

  /** The same with inputs and outputs below these roots only. */
  public GraphOptions withRoots(AllowedRoots allowed) {
    return new GraphOptions(
        media,
        engines,
        keys,
        stagingRoot,
        spoolDirectory,
        segmentLimits,
        segmentTimeLimit,
        jobTimeLimit,
        remembersSettled,
        clock,
        allowed);
  }

  /** The same with work on segments in child processes, which may die of it. */
  public GraphOptions withChildren(ChildLimits limits) {
    return new GraphOptions(
        media,
        new ChildEngineFactory(limits, spoolDirectory),
        keys,
        stagingRoot,
        spoolDirectory,
        segmentLimits,
        segmentTimeLimit,
        jobTimeLimit,
        remembersSettled,
        clock,
        roots);
  }

  PlanOptions planning() {
    return new PlanOptions(
        stagingRoot, spoolDirectory, segmentLimits, JOBS_IN_FLIGHT, jobTimeLimit, roots);
  }

  WorkOptions segmentWork() {
    return new WorkOptions(
        spoolDirectory, SEGMENTS_IN_FLIGHT, segmentTimeLimit, roots.and(stagingRoot));
  }

  WorkOptions assembly() {
    return new WorkOptions(spoolDirectory, JOBS_IN_FLIGHT, jobTimeLimit, roots);
  }
}

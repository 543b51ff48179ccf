package org.veilmark.operators.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.testing.FakeMedia;
import org.veilmark.operators.testing.Samples;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRequest;

/** A planner of a made-up video, and requests for it. */
abstract class PlannerFixture {
  static final int VIDEO_SECONDS = 22;
  static final int GOP_SECONDS = 2;

  @TempDir Path directory;

  JobPlanner planner;
  Path host;
  Path marked;

  @BeforeEach
  void makePlanner() throws IOException {
    host = Files.writeString(directory.resolve("host.mp4"), "a video");
    marked = directory.resolve("marked.mp4");
    planner = plannerOf(VIDEO_SECONDS);
  }

  JobPlanner plannerOf(int seconds) throws IOException {
    return plannerOf(seconds, GOP_SECONDS);
  }

  JobPlanner plannerOf(int seconds, int gopSeconds) throws IOException {
    return new JobPlanner(
        new FakeMedia(seconds, gopSeconds),
        KeySource.development(),
        new PlanOptions(
            Location.of(directory.resolve("staging")),
            directory.toString(),
            new SegmentLimits(4, 1, 10),
            1,
            Duration.ofMinutes(1)),
        Clock.fixed(Instant.ofEpochMilli(1234), ZoneOffset.UTC));
  }

  JobRequest.Builder embed() {
    return Samples.request("job", JobKind.EMBED)
        .setInputUri(host.toString())
        .setOutputUri(marked.toString());
  }

  JobRequest.Builder extract() {
    return Samples.request("job", JobKind.EXTRACT).setInputUri(host.toString());
  }

  JobRequest.Builder cover() {
    return Samples.request("job", JobKind.COVER)
        .setInputUri(host.toString())
        .setOutputUri(directory.resolve("cover-{sequenceId}.jpg").toString());
  }
}

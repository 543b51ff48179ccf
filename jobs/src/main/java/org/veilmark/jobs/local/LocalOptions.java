package org.veilmark.jobs.local;

import java.nio.file.Path;
import org.veilmark.media.MediaLimits;
import org.veilmark.operators.io.MediaFactory;
import org.veilmark.operators.plan.SegmentLimits;

/**
 * How the embedded cluster runs.
 *
 * @param parallelism subtasks of each operator, at least 1
 * @param temporaryDirectory an existing directory; each cluster makes one of its own in it and
 *     removes it in the end
 * @param media makes the media library
 * @param segmentLimits how large segments are made
 */
public record LocalOptions(
    int parallelism, Path temporaryDirectory, MediaFactory media, SegmentLimits segmentLimits) {

  /** Checks ranges. */
  public LocalOptions {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism " + parallelism);
    }
  }

  /** With FFmpeg in this process, in the system's temporary directory. */
  public static LocalOptions of(int parallelism, MediaLimits limits) {
    return new LocalOptions(
        parallelism,
        Path.of(System.getProperty("java.io.tmpdir")),
        MediaFactory.ffmpeg(limits),
        SegmentLimits.DEFAULT);
  }
}

package org.veilmark.operators.plan;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.io.CoverNames;
import org.veilmark.operators.io.Location;
import org.veilmark.schema.JobRequest;

/** What a cover job asks for. */
final class PlannedCovers {
  /** From so many keyframes on the others are not needed: there is one worth showing. */
  private static final int ENOUGH_KEY_FRAMES = 12;

  private static final int MAX_COVERS = 64;

  private PlannedCovers() {}

  /**
   * Where the pictures go, the best first: all in one directory.
   *
   * @throws JobException if names cannot be told apart, or are not those of pictures
   */
  static List<Location> outputs(JobRequest request) throws JobException {
    String template = request.getOutputUri();
    if (request.getCovers() < 1 || request.getCovers() > MAX_COVERS) {
      throw new JobException(
          FailureCode.REQUEST_INVALID, request.getCovers() + " covers are not 1 to " + MAX_COVERS);
    }
    Location first =
        RequestChecks.location(template == null ? null : CoverNames.of(template, 1), "output");
    if (request.getCovers() > 1 && !CoverNames.tellsApart(template)) {
      throw new JobException(
          FailureCode.REQUEST_INVALID,
          "the output " + template + " has no " + CoverNames.NUMBER + " in its last part");
    }
    String name = first.fileName().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".jpg") && !name.endsWith(".jpeg")) {
      throw new JobException(
          FailureCode.OUTPUT_UNSUPPORTED, "covers are JPEG: " + first + " does not end with .jpg");
    }
    return IntStream.rangeClosed(1, request.getCovers())
        .mapToObj(number -> new Location(CoverNames.of(template, number)))
        .toList();
  }

  /** Whether it will do to look at keyframes, of which the video has so many. */
  static boolean keyFramesOnly(int keyFrames) {
    return keyFrames >= ENOUGH_KEY_FRAMES;
  }
}

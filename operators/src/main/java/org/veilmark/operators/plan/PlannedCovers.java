package org.veilmark.operators.plan;

import java.util.Locale;
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
   * Where the best picture goes; the others lie beside it.
   *
   * @throws JobException if names cannot be told apart, or are not those of pictures
   */
  static Location first(JobRequest request) throws JobException {
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
    return first;
  }

  /** Whether it will do to look at keyframes, of which the video has so many. */
  static boolean keyFramesOnly(int keyFrames) {
    return keyFrames >= ENOUGH_KEY_FRAMES;
  }
}

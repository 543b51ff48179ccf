package org.veilmark.operators.io;

import java.io.IOException;
import java.util.Locale;

/**
 * Where the coded segments of one job wait to be assembled: {@code
 * <root>/<job>/segment-NNNNNN.part} and, once such a file is whole, its facts beside it.
 *
 * @param directory of the job
 */
public record Staging(Location directory) {
  private static final String NAME_PATTERN = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}";

  /**
   * The staging of a job.
   *
   * @param root of all jobs' staging
   * @throws IllegalArgumentException if {@code jobId} is not fit to be a name of a directory
   */
  public static Staging of(Location root, String jobId) {
    if (!isFit(jobId)) {
      throw new IllegalArgumentException(
          "job id '" + jobId + "' is not of the form " + NAME_PATTERN);
    }
    return new Staging(root.resolve(jobId));
  }

  /** Whether {@code jobId} can name a directory, here and in an object store. */
  public static boolean isFit(String jobId) {
    return jobId.matches(NAME_PATTERN);
  }

  /** Where the coded segment goes. */
  public Location segment(int segmentIndex) {
    return directory.resolve(String.format(Locale.ROOT, "segment-%06d.part", segmentIndex));
  }

  /** Removes everything; harmless if nothing is left. */
  public void delete() throws IOException {
    directory.delete();
  }
}

package org.veilmark.jobs.batch.markers;

import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.fs.FileStatus;
import org.jspecify.annotations.Nullable;
import org.veilmark.operators.io.Location;

/**
 * What tells a file from another one of the same name.
 *
 * @param sizeBytes of the file
 * @param modifiedMillis when it was last written, in milliseconds since the epoch
 */
public record InputStamp(long sizeBytes, long modifiedMillis) {

  private static final String SEPARATOR = "@";

  /** Of the file at {@code location}; empty if there is none to be seen. */
  public static Optional<InputStamp> of(Location location) {
    try {
      FileStatus status = location.status();
      return Optional.of(new InputStamp(status.getLen(), status.getModificationTime()));
    } catch (IOException e) {
      // What is wrong with it, the job will say.
      return Optional.empty();
    }
  }

  /** As text that {@link #parse} reads. */
  public String text() {
    return sizeBytes + SEPARATOR + modifiedMillis;
  }

  /** What {@link #text} wrote; empty for anything else. */
  public static Optional<InputStamp> parse(@Nullable String text) {
    if (text == null || !text.matches("\\d{1,18}" + SEPARATOR + "-?\\d{1,18}")) {
      return Optional.empty();
    }
    int separator = text.indexOf(SEPARATOR);
    return Optional.of(
        new InputStamp(
            Long.parseLong(text.substring(0, separator)),
            Long.parseLong(text.substring(separator + 1))));
  }
}

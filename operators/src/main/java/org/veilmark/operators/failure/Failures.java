package org.veilmark.operators.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.veilmark.media.MediaException;
import org.veilmark.schema.JobError;

/** Tells expected failures, which are nobody's fault here, from bugs. */
public final class Failures {
  private Failures() {}

  /** What a record says of {@code thrown}; empty for a bug. */
  public static Optional<JobError> expected(Throwable thrown) {
    if (thrown instanceof JobException failure) {
      return Optional.of(error(failure.code(), failure.getMessage()));
    }
    if (thrown instanceof ReportedException failure) {
      return Optional.of(failure.error());
    }
    if (thrown instanceof MediaException failure) {
      String message = oneLine(failure) + " (" + failure.where() + ")";
      return Optional.of(new JobError(failure.code().name(), message));
    }
    if (thrown instanceof UncheckedIOException unchecked) {
      return expected(unchecked.getCause());
    }
    if (thrown instanceof IOException) {
      return Optional.of(error(FailureCode.STORAGE_FAILED, oneLine(thrown)));
    }
    return Optional.empty();
  }

  /** What a record says of a bug; the log has its stack trace. */
  public static JobError bug(Exception thrown) {
    return error(
        FailureCode.INTERNAL,
        "a bug: " + thrown.getClass().getSimpleName() + ": " + oneLine(thrown));
  }

  /** A record's error. */
  public static JobError error(FailureCode code, String message) {
    return new JobError(code.name(), message);
  }

  /** What led to {@code thrown} first; itself if nothing did. */
  public static Throwable rootCause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** The message of {@code thrown} on one line, or its type's name if it has none. */
  public static String oneLine(Throwable thrown) {
    String message = thrown.getMessage();
    if (message == null || message.isBlank()) {
      return thrown.getClass().getSimpleName();
    }
    String line = message.strip().replaceAll("\\s*\\R\\s*", "; ");
    if (thrown instanceof NoSuchFileException) {
      return "no such file or directory: " + line;
    }
    if (thrown instanceof AccessDeniedException) {
      return "access denied: " + line;
    }
    return line;
  }
}

package org.veilmark.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRequest;

/** What requests of all commands have in common. */
final class Requests {
  private static final double MICROS_PER_SECOND = 1e6;

  private Requests() {}

  /** A request with everything but what its kind needs. */
  static JobRequest.Builder begin(JobKind kind, String input, String keyId)
      throws CommandException {
    return JobRequest.newBuilder()
        .setJobId(kind.name().toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID())
        .setKind(kind)
        .setInputUri(uri(input))
        .setKeyId(keyId)
        .setSubmittedAtMillis(System.currentTimeMillis());
  }

  /** A file as requests name it: URIs stay as they are, anything else is a local path. */
  static String uri(String file) throws CommandException {
    if (file.contains("://")) {
      return file;
    }
    try {
      return Path.of(file).toAbsolutePath().toString();
    } catch (InvalidPathException e) {
      throw new CommandException("REQUEST_INVALID", "not the name of a file: " + e.getMessage(), e);
    }
  }

  /** Microseconds of records; null stays null. */
  static @Nullable Long micros(@Nullable Double seconds) {
    return seconds == null ? null : Long.valueOf(Math.round(seconds * MICROS_PER_SECOND));
  }
}

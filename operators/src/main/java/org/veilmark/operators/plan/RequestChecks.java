package org.veilmark.operators.plan;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.core.fs.FileStatus;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.io.FlinkByteSource;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.Publication;

/** Refuses what can be known to fail before any work is done. */
final class RequestChecks {
  private RequestChecks() {}

  static Location location(@Nullable String uri, String role) throws JobException {
    if (uri == null) {
      throw new JobException(FailureCode.REQUEST_INVALID, "the request names no " + role);
    }
    try {
      return new Location(uri);
    } catch (IllegalArgumentException e) {
      throw new JobException(FailureCode.REQUEST_INVALID, role + ": " + e.getMessage(), e);
    }
  }

  /** The input, which exists, is a file and can be opened. */
  static FlinkByteSource readable(Location input) throws JobException {
    requireRegularFile(input);
    if (input.fileName().isEmpty()) {
      throw new JobException(FailureCode.INPUT_IS_DIRECTORY, input + " is a directory");
    }
    FlinkByteSource source = new FlinkByteSource(input);
    try {
      FileStatus status = input.status();
      if (status.isDir()) {
        throw new JobException(FailureCode.INPUT_IS_DIRECTORY, input + " is a directory");
      }
      try (SeekableByteChannel opened = source.open()) {
        if (opened.size() != status.getLen()) {
          throw new JobException(FailureCode.INPUT_UNREADABLE, input + " is being changed");
        }
      }
    } catch (FileNotFoundException | NoSuchFileException e) {
      throw missingOrForbidden(input, e);
    } catch (IOException e) {
      throw new JobException(
          FailureCode.INPUT_UNREADABLE, "cannot read " + input + ": " + Failures.oneLine(e), e);
    }
    return source;
  }

  /** A pipe or a device would block or never end. */
  private static void requireRegularFile(Location input) throws JobException {
    Optional<Path> local = input.local();
    if (local.isPresent()
        && Files.exists(local.get())
        && !Files.isRegularFile(local.get())
        && !Files.isDirectory(local.get())) {
      throw new JobException(FailureCode.INPUT_UNREADABLE, input + " is not a regular file");
    }
  }

  /** Java says "not found" of files that may not be opened, too. */
  private static JobException missingOrForbidden(Location input, IOException e) {
    boolean exists = input.local().map(Files::exists).orElse(false);
    return exists
        ? new JobException(FailureCode.INPUT_UNREADABLE, "may not read " + input, e)
        : new JobException(FailureCode.INPUT_NOT_FOUND, "there is no file " + input, e);
  }

  /**
   * Makes the directories that an output lies in: who submits to a service names objects of a
   * bucket, where there are no directories.
   */
  static void makeParents(Location output) throws JobException {
    try {
      output.makeParents();
    } catch (IOException e) {
      throw new JobException(
          FailureCode.OUTPUT_NOT_WRITABLE,
          "cannot make the directory of " + output + ": " + Failures.oneLine(e),
          e);
    }
  }

  /** The container of a video to write, by its name. */
  static void requireContainer(Location output) throws JobException {
    try {
      ContainerKind unused = ContainerKind.require(output.fileName());
    } catch (UnsupportedMediaException e) {
      throw new JobException(FailureCode.OUTPUT_UNSUPPORTED, Failures.oneLine(e), e);
    }
  }

  /** An output, which is neither the input nor a directory. */
  static void requireOther(Location output, Location input) throws JobException {
    try {
      if (output.isSameFile(input)) {
        throw new JobException(
            FailureCode.OUTPUT_IS_INPUT, "the output " + output + " is the input");
      }
      if (output.local().map(Files::isDirectory).orElse(false)) {
        throw new JobException(FailureCode.OUTPUT_NOT_WRITABLE, output + " is a directory");
      }
    } catch (IOException e) {
      throw new JobException(
          FailureCode.OUTPUT_NOT_WRITABLE,
          "cannot write " + output + ": " + Failures.oneLine(e),
          e);
    }
  }

  /** An output, which lies where one may write. */
  static void requireWritable(Location output, String jobId, Path spoolDirectory)
      throws JobException {
    try (Publication trial = Publication.begin(output, jobId, spoolDirectory)) {
      trial.checkWritable();
    } catch (NoSuchFileException e) {
      throw new JobException(
          FailureCode.OUTPUT_NOT_WRITABLE,
          "cannot write " + output + ": its directory does not exist",
          e);
    } catch (IOException e) {
      throw new JobException(
          FailureCode.OUTPUT_NOT_WRITABLE,
          "cannot write " + output + ": " + Failures.oneLine(e),
          e);
    }
  }
}

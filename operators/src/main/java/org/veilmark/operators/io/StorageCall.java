package org.veilmark.operators.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;
import org.veilmark.operators.failure.Failures;

/**
 * Something asked of a file system.
 *
 * @param <T> what it answers
 */
@FunctionalInterface
interface StorageCall<T> {

  /** Asks. */
  T run() throws IOException;

  /**
   * Asks, and makes exceptions of object stores fit for one line. Their clients throw unchecked
   * ones for what is no bug, such as a server that does not answer, and hide a wrong key behind
   * what they were doing.
   */
  static <T> T checked(StorageCall<T> call) throws IOException {
    try {
      return call.run();
    } catch (FileNotFoundException | FileSystemException e) {
      throw e;
    } catch (UnsupportedFileSystemSchemeException e) {
      throw new IOException("no file system for such names is installed", e);
    } catch (IOException | RuntimeException e) {
      throw new IOException(reason(e), e);
    }
  }

  private static String reason(Exception thrown) {
    Throwable last = Failures.rootCause(thrown);
    String line = Failures.oneLine(thrown);
    if (line.startsWith("Unable to load credentials")) {
      // The rest lists classes.
      return "no access key: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set";
    }
    if (last instanceof UnknownHostException) {
      return "there is no host " + Failures.oneLine(last);
    }
    String cause = Failures.oneLine(last);
    return line.contains(cause) ? line : line + ": " + cause;
  }
}

package org.veilmark.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.veilmark.operators.failure.Failures;

/** What went wrong with a small file of a user's. */
final class FileFailures {
  private FileFailures() {}

  /** One line; the system's own exceptions have nothing but the name of the file. */
  static String inWords(IOException failure) {
    if (failure instanceof NoSuchFileException missing) {
      return "there is no file " + missing.getFile();
    }
    if (failure instanceof AccessDeniedException denied) {
      return "file " + denied.getFile() + " may not be read";
    }
    return Failures.oneLine(failure);
  }
}

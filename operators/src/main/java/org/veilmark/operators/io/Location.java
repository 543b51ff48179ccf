package org.veilmark.operators.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;

/**
 * A file or directory as requests name it.
 *
 * @param text a URI of a Flink file system ({@code s3://bucket/name}), or an absolute local path,
 *     which is taken as it is: no character of it is special
 */
public record Location(String text) implements Serializable {
  private static final String LOCAL_SCHEME = "file";

  /** Checks the form. */
  public Location {
    if (!text.startsWith("/") && !hasScheme(text)) {
      throw new IllegalArgumentException("neither an absolute path nor a URI: '" + text + "'");
    }
  }

  /** A local file or directory. */
  public static Location of(Path local) {
    return new Location(local.toAbsolutePath().toString());
  }

  /** As Flink names it. */
  public org.apache.flink.core.fs.Path path() {
    if (!isPlainPath()) {
      return new org.apache.flink.core.fs.Path(text);
    }
    try {
      // More than one slash at the front would make a host's name of what follows.
      String plain = text.replaceFirst("^/+", "/");
      return new org.apache.flink.core.fs.Path(
          new URI(LOCAL_SCHEME, /* host= */ null, plain, /* fragment= */ null));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a path: '" + text + "'", e);
    }
  }

  /** The file system that it lies in; to be asked through {@link StorageCall}. */
  FileSystem fileSystem() throws IOException {
    return path().getFileSystem();
  }

  /**
   * What is known of the file or directory.
   *
   * @throws FileNotFoundException if there is none
   */
  public FileStatus status() throws IOException {
    return StorageCall.checked(() -> fileSystem().getFileStatus(path()));
  }

  /** What is known of all that lies directly in this directory, in no order. */
  public FileStatus[] list() throws IOException {
    return StorageCall.checked(() -> fileSystem().listStatus(path()));
  }

  /**
   * Opens the file for reading.
   *
   * @throws FileNotFoundException if there is none
   */
  public FSDataInputStream open() throws IOException {
    return StorageCall.checked(() -> fileSystem().open(path()));
  }

  /** Makes the directories that this lies in. */
  public void makeParents() throws IOException {
    StorageCall.checked(() -> fileSystem().mkdirs(path().getParent()));
  }

  /** Removes the file or directory with all that is in it; harmless if there is none. */
  public void delete() throws IOException {
    StorageCall.checked(
        () -> fileSystem().exists(path()) && fileSystem().delete(path(), /* recursive= */ true));
  }

  /** The same on this machine's file system, if it lies there. */
  public Optional<Path> local() {
    if (isPlainPath()) {
      return Optional.of(Path.of(text));
    }
    URI uri = path().toUri();
    return LOCAL_SCHEME.equalsIgnoreCase(uri.getScheme())
        ? Optional.of(Path.of(uri.getPath()))
        : Optional.empty();
  }

  /**
   * The size of the file, in bytes.
   *
   * @throws FileNotFoundException if there is none
   */
  public long sizeBytes() throws IOException {
    return status().getLen();
  }

  /** The last part of the name; empty for a root directory or a bucket. */
  public String fileName() {
    return path().getName();
  }

  /** What lies below this directory under {@code name}. */
  public Location resolve(String name) {
    return new Location(text.endsWith("/") ? text + name : text + "/" + name);
  }

  /** Whether both name the same file, through links too where the files are local and exist. */
  public boolean isSameFile(Location other) throws IOException {
    Optional<Path> mine = local();
    Optional<Path> theirs = other.local();
    if (mine.isEmpty() || theirs.isEmpty()) {
      return path().toUri().normalize().equals(other.path().toUri().normalize());
    }
    if (Files.exists(mine.get()) && Files.exists(theirs.get())) {
      return Files.isSameFile(mine.get(), theirs.get());
    }
    return mine.get().normalize().equals(theirs.get().normalize());
  }

  private boolean isPlainPath() {
    return text.startsWith("/");
  }

  private static boolean hasScheme(String text) {
    int colon = text.indexOf(':');
    return colon > 0
        && text.substring(0, colon).toLowerCase(Locale.ROOT).matches("[a-z][a-z0-9+.-]*");
  }

  @Override
  public String toString() {
    return text;
  }
}

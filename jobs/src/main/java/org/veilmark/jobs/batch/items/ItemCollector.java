package org.veilmark.jobs.batch.items;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.io.Location;

/**
 * Makes the list of a batch from what its user names: files, folders, prefixes of object stores and
 * lists of files. Whether a file that is named exists, its job will tell. Remembers 8 bytes of each
 * output, to refuse two inputs that would become the same file.
 */
public final class ItemCollector {
  private final ItemListWriter list;
  private final @Nullable OutputNames names;
  private final @Nullable MessageTemplate messages;
  private final VideoListing listing;
  private final Set<Long> outputs = new HashSet<>();
  private long items;

  private ItemCollector(
      ItemListWriter list,
      @Nullable OutputNames names,
      @Nullable MessageTemplate messages,
      Optional<Location> output) {
    this.list = list;
    this.names = names;
    this.messages = messages;
    listing = new VideoListing(output);
  }

  /**
   * A collector for extractions.
   *
   * @param list gets the items
   */
  public static ItemCollector ofExtractions(ItemListWriter list) {
    return new ItemCollector(list, null, null, Optional.empty());
  }

  /**
   * A collector for embeddings.
   *
   * @param list gets the items
   * @param output is left out where it lies in a folder of inputs
   * @param messages for items without one of their own; null: all must have one
   */
  public static ItemCollector ofEmbeddings(
      ItemListWriter list, Location output, OutputNames names, @Nullable MessageTemplate messages) {
    return new ItemCollector(list, names, messages, Optional.of(output));
  }

  /**
   * Adds a file, or all videos of a folder or a prefix.
   *
   * @param named URI or path
   */
  public void addInput(String named) throws IOException, JobException {
    Location location = location(named);
    if (isFolder(location)) {
      listing.visit(
          location, (video, relative) -> add(video, names == null ? "" : names.below(relative)));
    } else {
      add(location, names == null ? "" : names.single(location));
    }
  }

  private void add(Location video, String name) throws IOException, JobException {
    add(video, name, /* message= */ null);
  }

  /**
   * Adds what a list names.
   *
   * @param base what relative paths start from; null: the working directory
   * @param listName for errors
   */
  public void addList(
      BufferedReader lines, InputList.Format format, @Nullable Location base, String listName)
      throws IOException, JobException {
    try {
      InputList.visit(
          lines,
          format,
          (path, message) -> {
            Location file = base == null || isAbsolute(path) ? location(path) : base.resolve(path);
            add(file, names == null ? "" : names.listed(path, file), message);
          });
    } catch (InputList.MalformedListException e) {
      throw new JobException(FailureCode.REQUEST_INVALID, listName + ": " + e.getMessage(), e);
    }
  }

  /**
   * Adds what a file lists; of CSV or TSV, if its name ends so.
   *
   * @param base what relative paths start from; null: the working directory
   * @param listName for errors
   */
  public void addListFile(Location file, @Nullable Location base, String listName)
      throws JobException {
    // What is no UTF-8 would name other files than meant: refused, not replaced.
    CharsetDecoder strict =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(file.open(), strict))) {
      addList(lines, InputList.Format.ofFileName(file.fileName()), base, listName);
    } catch (FileNotFoundException e) {
      throw new JobException(FailureCode.INPUT_NOT_FOUND, "there is no list " + listName, e);
    } catch (IOException e) {
      throw new JobException(
          FailureCode.INPUT_UNREADABLE,
          "cannot read the list " + listName + ": " + Failures.oneLine(e),
          e);
    }
  }

  private void add(Location video, String name, @Nullable String message)
      throws IOException, JobException {
    items++;
    if (names != null && !outputs.add(hash(name))) {
      throw new JobException(
          FailureCode.REQUEST_INVALID,
          "%s and another input would both become %s below the output: name the folder that both"
                  .formatted(video, name)
              + " lie in, or make two batches of them");
    }
    list.add(new BatchItem(video.text(), name, names == null ? null : message(video, message)));
  }

  private String message(Location video, @Nullable String own) throws JobException {
    if (own != null) {
      return own;
    }
    if (messages == null) {
      throw new JobException(
          FailureCode.REQUEST_INVALID,
          "no message for " + video + ": neither in a list nor by --message");
    }
    return messages.message(video.fileName(), items);
  }

  private static boolean isFolder(Location location) throws IOException {
    Optional<Path> local = location.local();
    if (local.isPresent()) {
      return Files.isDirectory(local.get());
    }
    if (location.text().endsWith("/")) {
      return true;
    }
    try {
      return location.status().isDir();
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  private static boolean isAbsolute(String named) {
    return named.contains("://") || named.startsWith("/");
  }

  private static Location location(String named) throws JobException {
    try {
      return named.contains("://") ? new Location(named) : Location.of(Path.of(named));
    } catch (InvalidPathException e) {
      throw new JobException(
          FailureCode.REQUEST_INVALID, "not the name of a file: " + e.getMessage(), e);
    }
  }

  private static long hash(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

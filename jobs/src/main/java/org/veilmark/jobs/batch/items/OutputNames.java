package org.veilmark.jobs.batch.items;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.veilmark.media.ContainerKind;
import org.veilmark.operators.io.Location;

/**
 * Where marked videos go below the output. A video whose own container cannot be written gets a
 * second extension, {@code film.avi.mkv}, so that two never become one.
 *
 * @param container extension of what cannot keep its own, without the dot
 */
public record OutputNames(String container) {
  /** The container that holds nearly everything. */
  public static final String DEFAULT_CONTAINER = "mkv";

  /**
   * Checks the container.
   *
   * @throws IllegalArgumentException if it cannot be written
   */
  public OutputNames {
    if (ContainerKind.ofFileName("x." + container).isEmpty()) {
      throw new IllegalArgumentException(
          "container '" + container + "' is not one of mp4, m4v, mov, mkv and webm");
    }
  }

  /** For a file below a folder that was named as a whole: its path in there. */
  String below(String relativeName) {
    return writable(relativeName);
  }

  /** For a file that was named itself: its last part. */
  String single(Location file) {
    return writable(file.fileName());
  }

  /**
   * For a file of a list: its path as the list has it, as far as that does not lead out of the
   * output.
   *
   * @param listed as it stands in the list
   * @param file where that is
   */
  String listed(String listed, Location file) {
    if (listed.contains("://")) {
      return writable(inside(pathOf(listed)));
    }
    Path path = Path.of(listed).normalize();
    boolean leadsOut = path.isAbsolute() || path.startsWith("..");
    return writable(inside(leadsOut ? file.text() : path.toString()));
  }

  private static String pathOf(String uri) {
    int host = uri.indexOf("://") + 3;
    int slash = uri.indexOf('/', host);
    return slash < 0 ? "" : uri.substring(slash);
  }

  /** Without a root, and without steps to where it is not to go. */
  private static String inside(String path) {
    Deque<String> parts = new ArrayDeque<>();
    Arrays.stream(path.split("/"))
        .filter(part -> !part.isEmpty() && !part.equals("."))
        .forEach(
            part -> {
              if (!part.equals("..")) {
                parts.addLast(part);
              } else {
                parts.pollLast();
              }
            });
    return String.join("/", parts);
  }

  private String writable(String name) {
    return ContainerKind.ofFileName(name).isPresent() ? name : name + "." + container;
  }
}

package org.veilmark.operators.io;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.JobException;

/**
 * Where jobs may read and write: below these directories and buckets, or anywhere if there are
 * none. Checked wherever a location is opened, whoever may have checked it before, because requests
 * come from a topic that others than the gateway write to.
 *
 * <p>A location is compared as text. One that could mean something else than it says is refused
 * outright: with {@code .} or {@code ..} among its parts, encoded or not, a backslash, or a control
 * character. Local ones are also compared as they are once links are followed.
 *
 * @param roots URIs or absolute local paths; empty: everything is allowed
 */
public record AllowedRoots(List<String> roots) implements Serializable {
  /** No limits: for who could open the files themselves. */
  public static final AllowedRoots EVERYTHING = new AllowedRoots(List.of());

  private static final int MAX_DECODINGS = 5;

  /** Checks the form. */
  public AllowedRoots {
    roots = List.copyOf(roots);
    for (String root : roots) {
      if (isAmbiguous(new Location(root).text())) {
        throw new IllegalArgumentException("not a plain location: '" + root + "'");
      }
    }
  }

  /** Whether there are limits at all. */
  public boolean isLimited() {
    return !roots.isEmpty();
  }

  /** The same with one more; everything stays everything. */
  public AllowedRoots and(Location another) {
    if (roots.isEmpty()) {
      return this;
    }
    List<String> more = new ArrayList<>(roots);
    more.add(another.text());
    return new AllowedRoots(more);
  }

  /**
   * Requires that a location may be opened.
   *
   * @param uri as a request names it; null is the concern of others
   * @throws JobException with {@link FailureCode#LOCATION_FORBIDDEN} if not
   */
  public void check(@Nullable String uri) throws JobException {
    if (uri == null || roots.isEmpty()) {
      return;
    }
    boolean allowed;
    try {
      Location location = new Location(uri);
      allowed = !isAmbiguous(uri) && isBelow(location) && isReallyBelow(location);
    } catch (IllegalArgumentException | IOException e) {
      throw forbidden(uri, e);
    }
    if (!allowed) {
      throw forbidden(uri, null);
    }
  }

  private static JobException forbidden(String uri, @Nullable Exception cause) {
    String message = "'" + uri + "' is not below a location that is allowed here";
    return cause == null
        ? new JobException(FailureCode.LOCATION_FORBIDDEN, message)
        : new JobException(FailureCode.LOCATION_FORBIDDEN, message, cause);
  }

  private boolean isBelow(Location location) {
    String text = plain(location);
    return roots.stream()
        .map(Location::new)
        .map(AllowedRoots::plain)
        .anyMatch(root -> text.startsWith(root.endsWith("/") ? root : root + "/"));
  }

  /** Where links lead; of what does not exist yet, where the nearest that does leads. */
  private boolean isReallyBelow(Location location) throws IOException {
    Optional<Path> local = location.local();
    if (local.isEmpty()) {
      return true;
    }
    Path existing = local.get();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    Path real = existing.toRealPath();
    for (String root : roots) {
      Optional<Path> directory = new Location(root).local();
      if (directory.isPresent() && Files.exists(directory.get())) {
        if (real.startsWith(directory.get().toRealPath())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Scheme and bucket in one spelling; local files as paths; no empty parts. */
  private static String plain(Location location) {
    Optional<Path> local = location.local();
    if (local.isPresent()) {
      return local.get().toString();
    }
    String text = location.text();
    int colon = text.indexOf(':');
    return text.substring(0, colon).toLowerCase(Locale.ROOT)
        + text.substring(colon).replaceAll("(?<!:)/{2,}", "/");
  }

  private static boolean isAmbiguous(String text) {
    String decoded = text;
    for (int i = 0; i < MAX_DECODINGS; i++) {
      if (hasStrangeParts(decoded)) {
        return true;
      }
      String next = percentDecoded(decoded);
      if (next.equals(decoded)) {
        return false;
      }
      decoded = next;
    }
    return true;
  }

  private static boolean hasStrangeParts(String text) {
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '\\')) {
      return true;
    }
    for (String part : text.split("/", -1)) {
      if (part.equals(".") || part.equals("..")) {
        return true;
      }
    }
    return false;
  }

  private static String percentDecoded(String text) {
    StringBuilder decoded = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%'
          && i + 2 < text.length()
          && Character.digit(text.charAt(i + 1), 16) >= 0
          && Character.digit(text.charAt(i + 2), 16) >= 0) {
        decoded.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        decoded.append(text.charAt(i));
      }
    }
    return decoded.toString();
  }
}

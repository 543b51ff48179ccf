package org.veilmark.cli.serve;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Buckets as they are typed: {@code NAME=URI}. */
public final class BucketPairs {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9.-]{0,62}");
  private static final Pattern URI = Pattern.compile("[a-z][a-z0-9+.-]*:.*");

  private BucketPairs() {}

  /**
   * Reads them.
   *
   * @return of each name its place: a URI, or an absolute path
   * @throws IllegalArgumentException if one is not given so, or two have one name
   */
  public static Map<String, String> parse(List<String> pairs) {
    Map<String, String> places = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? "" : pair.substring(0, equals);
      if (!NAME.matcher(name).matches() || equals == pair.length() - 1) {
        throw new IllegalArgumentException("a bucket is given as NAME=URI, not as '" + pair + "'");
      }
      String place = pair.substring(equals + 1);
      boolean isUri = URI.matcher(place).matches();
      String whole = isUri ? place : Path.of(place).toAbsolutePath().normalize().toString();
      if (places.put(name, whole) != null) {
        throw new IllegalArgumentException("bucket '" + name + "' is given twice");
      }
    }
    return places;
  }
}

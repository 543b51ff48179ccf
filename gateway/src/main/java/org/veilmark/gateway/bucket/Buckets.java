package org.veilmark.gateway.bucket;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.job.JobRefusedException;
import org.veilmark.gateway.job.Places;
import org.veilmark.gateway.job.Refusal;
import org.veilmark.gateway.job.StoredObject;

/**
 * Where the buckets are that requests name. Nothing else can be named.
 *
 * @param places of each bucket its place: a URI of a file system of the cluster, or an absolute
 *     path
 * @param chosen the one that is meant where a request names none; null: the only one
 */
public record Buckets(Map<String, String> places, @Nullable String chosen) implements Places {
  private static final int MAX_NAME_BYTES = 1024;

  /**
   * Copies.
   *
   * @throws IllegalArgumentException if the chosen one is not there
   */
  public Buckets {
    Map<String, String> plain = new TreeMap<>();
    places.forEach((name, place) -> plain.put(name, place.replaceFirst("/+$", "")));
    places = Map.copyOf(plain);
    if (chosen != null && !places.containsKey(chosen)) {
      throw new IllegalArgumentException("there is no bucket '" + chosen + "'");
    }
  }

  /** Buckets of which none is meant by a request that names none, unless there is only one. */
  public Buckets(Map<String, String> places) {
    this(places, null);
  }

  /** The one that is meant where a request names none. */
  public Optional<String> otherwise() {
    return chosen != null || places.size() != 1
        ? Optional.ofNullable(chosen)
        : places.keySet().stream().findFirst();
  }

  /** The places, below which all objects are. */
  public Collection<String> roots() {
    return places.values();
  }

  /** A text with the names of buckets where it had their places, which are nobody's concern. */
  public String withoutPlaces(String text) {
    String named = text;
    List<Map.Entry<String, String>> longestFirst =
        places.entrySet().stream()
            .sorted(Comparator.comparingInt(entry -> -entry.getValue().length()))
            .toList();
    for (Map.Entry<String, String> bucket : longestFirst) {
      named = named.replace(bucket.getValue() + "/", bucket.getKey() + "/");
    }
    return named;
  }

  /** Whether there is such a bucket. */
  public boolean has(String bucket) {
    return places.containsKey(bucket);
  }

  /**
   * Where an object is.
   *
   * @throws JobRefusedException if there is no such bucket, or the name would lead out of it
   */
  @Override
  public String locate(StoredObject object) throws JobRefusedException {
    String place = places.get(object.bucket());
    if (place == null) {
      throw new JobRefusedException(
          Refusal.BUCKET_UNKNOWN, "there is no bucket '" + object.bucket() + "'");
    }
    String name = object.name();
    if (!isPlain(name)) {
      throw new JobRefusedException(
          Refusal.OBJECT_INVALID, "'" + name + "' cannot be the name of an object here");
    }
    return place + "/" + name;
  }

  private static boolean isPlain(String name) {
    if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES
        || name.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '\\')) {
      return false;
    }
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    return true;
  }
}

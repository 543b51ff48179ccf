package org.veilmark.cli.serve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.Role;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.operators.keys.KeySource;

/**
 * What is served, and from where.
 *
 * @param host address to listen at
 * @param port 0: any
 * @param data where all is kept
 * @param buckets where they are
 * @param accessKeys who may
 * @param key secret key of the marks
 * @param parallelism segments worked on at a time
 */
public record ServeOptions(
    String host,
    int port,
    Path data,
    Buckets buckets,
    List<AccessKey> accessKeys,
    KeySource key,
    int parallelism) {
  private static final String BUCKET_NAME = "[a-zA-Z0-9][a-zA-Z0-9.-]{0,62}";

  /**
   * Reads what was typed.
   *
   * @param bucketPairs each {@code NAME=URI}
   * @param keyPairs each {@code ID:SECRET}
   * @param keyId id of {@code key}
   * @throws IllegalArgumentException if something of it cannot be; secrets are not in the message
   */
  public static ServeOptions of(
      String host,
      int port,
      Path data,
      List<String> bucketPairs,
      List<String> keyPairs,
      KeySource key,
      String keyId) {
    Map<String, String> places = new LinkedHashMap<>();
    for (String pair : bucketPairs) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? "" : pair.substring(0, equals);
      if (!name.matches(BUCKET_NAME) || equals == pair.length() - 1) {
        throw new IllegalArgumentException("a bucket is given as NAME=URI, not as '" + pair + "'");
      }
      String place = pair.substring(equals + 1);
      boolean isUri = place.matches("[a-z][a-z0-9+.-]*:.*");
      places.put(name, isUri ? place : Path.of(place).toAbsolutePath().normalize().toString());
    }
    List<AccessKey> accessKeys = new ArrayList<>();
    for (String pair : keyPairs) {
      int colon = pair.indexOf(':');
      if (colon < 1 || colon == pair.length() - 1) {
        throw new IllegalArgumentException("an access key is given as ID:SECRET");
      }
      String id = pair.substring(0, colon);
      Caller caller = new Caller(id, id, EnumSet.allOf(Role.class), Set.of("*"), keyId);
      accessKeys.add(new AccessKey(caller, pair.substring(colon + 1)));
    }
    return new ServeOptions(host, port, data, new Buckets(places), accessKeys, key, 1);
  }

  /** The same with more work at a time. */
  public ServeOptions withParallelism(int segments) {
    return new ServeOptions(host, port, data, buckets, accessKeys, key, segments);
  }
}

package org.veilmark.gateway.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access keys that are looked up and unsealed once in a while, and not for each of their calls. So
 * a key that was changed or taken away is good for {@link #MEMORY} at most.
 */
public final class RememberedAccessKeys implements AccessKeys {
  /** How long a key is remembered. */
  public static final Duration MEMORY = Duration.ofSeconds(5);

  private final AccessKeys keys;
  private final InstantSource clock;

  /** Only keys that there are, or strangers could fill it. */
  private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

  private record Remembered(AccessKey key, long untilMillis) {}

  /** Those of {@code keys}. */
  public RememberedAccessKeys(AccessKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public Optional<AccessKey> find(String accessKeyId) {
    long nowMillis = clock.millis();
    Remembered known = remembered.get(accessKeyId);
    if (known != null && nowMillis < known.untilMillis()) {
      return Optional.of(known.key());
    }
    Optional<AccessKey> found = keys.find(accessKeyId);
    if (found.isPresent()) {
      long untilMillis = nowMillis + MEMORY.toMillis();
      remembered.put(accessKeyId, new Remembered(found.get(), untilMillis));
    } else {
      remembered.remove(accessKeyId);
    }
    return found;
  }
}

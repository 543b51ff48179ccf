package org.veilmark.gateway.console;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.AccessKeys;
import org.veilmark.gateway.access.Signatures;

/**
 * Who has logged in at this gateway. A session is known by a token of 256 random bits, of which
 * only a digest is kept. It ends with its time, and as soon as anything of its access key changes.
 * Each key has a few at a time: one more ends its oldest. Safe for use by many threads.
 */
final class Sessions {
  static final Duration LIFETIME = Duration.ofHours(8);
  static final int MAX_OF_KEY = 16;

  private static final int TOKEN_BYTES = 32;
  private static final int MAX_ID_LENGTH = 128;

  private final AccessKeys keys;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /** By the digest of their tokens, the oldest first. */
  private final Map<String, Session> open = new LinkedHashMap<>();

  /**
   * A session that has begun.
   *
   * @param token by which its browser will name it
   */
  record Opened(String token, Session session) {}

  Sessions(AccessKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Logs in.
   *
   * @return the session; empty if there is no such key or its secret is another
   */
  Optional<Opened> open(String accessKeyId, String secret) {
    return key(accessKeyId)
        .filter(key -> Signatures.areEqual(key.secret(), secret))
        .map(this::open);
  }

  private Optional<AccessKey> key(String accessKeyId) {
    boolean canBeOne =
        accessKeyId.length() <= MAX_ID_LENGTH && accessKeyId.chars().allMatch(c -> c >= ' ');
    return canBeOne ? keys.find(accessKeyId) : Optional.empty();
  }

  private synchronized Opened open(AccessKey key) {
    open.values().removeIf(this::isOver);
    String id = key.caller().accessKeyId();
    List<String> others =
        open.entrySet().stream()
            .filter(entry -> entry.getValue().key().caller().accessKeyId().equals(id))
            .map(Map.Entry::getKey)
            .toList();
    others.stream().limit(Math.max(0, others.size() + 1 - MAX_OF_KEY)).forEach(open::remove);
    String token = randomToken();
    long end = clock.millis() + LIFETIME.toMillis();
    Session session = new Session(key, randomToken(), end);
    open.put(digest(token), session);
    return new Opened(token, session);
  }

  /** The session of a token; empty if there is none, or none any more. */
  Optional<Session> find(String token) {
    Session session;
    synchronized (this) {
      session = open.get(digest(token));
    }
    if (session == null) {
      return Optional.empty();
    }
    boolean holds =
        !isOver(session)
            && keys.find(session.key().caller().accessKeyId())
                .filter(session.key()::equals)
                .isPresent();
    if (!holds) {
      close(token);
      return Optional.empty();
    }
    return Optional.of(session);
  }

  /** Logs out. */
  synchronized void close(String token) {
    open.remove(digest(token));
  }

  private boolean isOver(Session session) {
    return session.expiresAtMillis() <= clock.millis();
  }

  private String randomToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String digest(String token) {
    return Signatures.digestHex("SHA-256", token.getBytes(StandardCharsets.UTF_8));
  }
}

package org.veilmark.gateway.access;

import java.util.Set;

/**
 * Who asks, once he has proved it.
 *
 * @param accessKeyId by which he did
 * @param account whose jobs he sees
 * @param roles what he may
 * @param buckets where his jobs may read and write; {@code *} is all
 * @param keyId id of the secret key of his marks
 */
public record Caller(
    String accessKeyId, String account, Set<Role> roles, Set<String> buckets, String keyId) {
  private static final String ALL = "*";

  /** Copies. */
  public Caller {
    roles = Set.copyOf(roles);
    buckets = Set.copyOf(buckets);
  }

  /** Whether he has a role. */
  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** Whether his jobs may open what is in a bucket. */
  public boolean mayUse(String bucket) {
    return buckets.contains(ALL) || buckets.contains(bucket);
  }
}

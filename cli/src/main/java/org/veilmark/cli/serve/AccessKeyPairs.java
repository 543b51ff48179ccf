package org.veilmark.cli.serve;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.Role;

/** Access keys as they are typed, {@code ID:SECRET}: each an account of its own that may do all. */
public final class AccessKeyPairs {
  private AccessKeyPairs() {}

  /**
   * Reads them.
   *
   * @param keyId id of the secret key of the marks
   * @throws IllegalArgumentException if one is not given so; secrets are not in the message
   */
  public static List<AccessKey> parse(List<String> pairs, String keyId) {
    return pairs.stream().map(pair -> one(pair, keyId)).toList();
  }

  private static AccessKey one(String pair, String keyId) {
    int colon = pair.indexOf(':');
    if (colon < 1 || colon == pair.length() - 1) {
      throw new IllegalArgumentException("an access key is given as ID:SECRET");
    }
    String id = pair.substring(0, colon);
    return new AccessKey(
        new Caller(id, id, EnumSet.allOf(Role.class), Set.of("*"), keyId),
        pair.substring(colon + 1));
  }
}

package org.veilmark.gateway.kafka;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.veilmark.gateway.access.Signatures;

/**
 * Names of queues as the service knows them: one account's are not another's. The account comes
 * first, then a point, which the name of a queue never has in it.
 */
final class ServiceQueues {
  private static final Pattern FIT = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,62}");
  private static final int DIGITS = 32;

  private ServiceQueues() {}

  /** The name of an account's queue. */
  static String of(String account, String queue) {
    return plain(account) + "." + queue;
  }

  /** As it is where a name may be like that, else its digest. */
  private static String plain(String account) {
    return FIT.matcher(account).matches()
        ? account
        : Signatures.digestHex("SHA-256", account.getBytes(StandardCharsets.UTF_8))
            .substring(0, DIGITS);
  }
}

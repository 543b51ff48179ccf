package org.veilmark.gateway.callback;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.veilmark.gateway.job.Callback;
import org.veilmark.gateway.job.CallbackTargets;
import org.veilmark.gateway.job.JobRefusedException;
import org.veilmark.gateway.job.Refusal;

/**
 * URLs of HTTP, and topics of a list.
 *
 * @param topics that ends of jobs may be told in
 */
public record AllowedTargets(Set<String> topics) implements CallbackTargets {
  private static final int MAX_LENGTH = 2048;
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /** Copies. */
  public AllowedTargets {
    topics = Set.copyOf(topics);
  }

  @Override
  public void check(Callback callback) throws JobRefusedException {
    switch (callback.kind()) {
      case TOPIC -> {
        if (!topics.contains(callback.target())) {
          throw refused("'" + callback.target() + "' is no topic that ends of jobs are told in");
        }
      }
      case URL -> checkUrl(callback.target());
    }
  }

  private static void checkUrl(String target) throws JobRefusedException {
    if (target.length() > MAX_LENGTH) {
      throw refused("the URL to call back has more than " + MAX_LENGTH + " characters");
    }
    URI uri;
    try {
      uri = new URI(target);
    } catch (URISyntaxException e) {
      throw refused("the URL to call back cannot be read");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme) || uri.getHost() == null || uri.getUserInfo() != null) {
      throw refused("the URL to call back is not one of http or https, without a user");
    }
  }

  private static JobRefusedException refused(String message) {
    return new JobRefusedException(Refusal.CALLBACK_INVALID, message);
  }
}

package org.veilmark.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.veilmark.gateway.access.AccessKeys;
import org.veilmark.gateway.access.RateLimits;
import org.veilmark.gateway.access.Signatures;
import org.veilmark.gateway.http.HttpCall;

/** Lets in who gives an access key with its secret, and knows him by a cookie from then on. */
final class Logins {
  private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

  private static final int ATTEMPTS_PER_SECOND = 3;

  /** So many that strangers seldom share one, so few that they cost no memory. */
  private static final int GROUPS_OF_ADDRESSES = 4096;

  private static final String COOKIE = "veilmark-console";
  private static final Pattern COOKIE_OF_SESSION =
      Pattern.compile("(?:^|[;,]\\s*)" + COOKIE + "=([A-Za-z0-9_-]{1,64})");

  private final Sessions sessions;
  private final RateLimits attempts;

  Logins(AccessKeys keys, InstantSource clock) {
    sessions = new Sessions(keys, clock);
    attempts = new RateLimits(ATTEMPTS_PER_SECOND, clock);
  }

  /**
   * Lets somebody in.
   *
   * @throws ConsoleException if he does not prove who he is, or tries too often
   */
  Sessions.Opened open(HttpCall call) throws ConsoleException {
    int group = Math.floorMod(call.remoteAddress().hashCode(), GROUPS_OF_ADDRESSES);
    if (attempts.tryCall("address " + group, "login") > 0) {
      throw ConsoleException.throttled();
    }
    JsonNode form = Json.form(call);
    Sessions.Opened opened =
        sessions
            .open(form.path("accessKeyId").asText(), form.path("secret").asText())
            .orElseThrow(
                () -> {
                  LOG.warn(
                      "{} a login from {} was refused", call.requestId(), call.remoteAddress());
                  return new ConsoleException(
                      403, "LOGIN_WRONG", "there is no access key of this id with this secret");
                });
    LOG.info("{} login of {}", call.requestId(), opened.session().key().caller().accessKeyId());
    return opened;
  }

  /**
   * The session that a call belongs to.
   *
   * @throws ConsoleException if there is none, or the call would change something and does not come
   *     from its page
   */
  Session require(HttpCall call) throws ConsoleException {
    Session session =
        sessions
            .find(token(call))
            .orElseThrow(() -> new ConsoleException(401, "LOGIN_NEEDED", "log in first"));
    if (!call.method().equals("GET")
        && !Signatures.areEqual(session.csrfToken(), call.header("X-Csrf-Token").orElse(""))) {
      throw new ConsoleException(
          403, "FORGED", "this did not come from the page: load it again and repeat it");
    }
    return session;
  }

  /** Ends the session that a call belongs to. */
  void close(HttpCall call) {
    sessions.close(token(call));
  }

  private static String token(HttpCall call) {
    Matcher cookie = COOKIE_OF_SESSION.matcher(call.header("Cookie").orElse(""));
    return cookie.find() ? cookie.group(1) : "";
  }

  /** What makes the browser keep a token. */
  static String keeping(HttpCall call, String token) {
    return cookie(call, token, Sessions.LIFETIME.toSeconds());
  }

  /** What makes the browser forget its token. */
  static String forgetting(HttpCall call) {
    return cookie(call, "", 0);
  }

  /** Where the page came by TLS, here or at a proxy, the browser says so. */
  private static String cookie(HttpCall call, String token, long seconds) {
    boolean secure = call.header("Origin").orElse("").startsWith("https:");
    return "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Strict%s"
        .formatted(COOKIE, token, ConsoleApi.ROOT, seconds, secure ? "; Secure" : "");
  }
}

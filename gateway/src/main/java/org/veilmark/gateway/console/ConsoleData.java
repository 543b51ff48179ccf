package org.veilmark.gateway.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.veilmark.gateway.access.AccessKeys;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.RateLimits;
import org.veilmark.gateway.access.Signatures;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.http.HttpAnswer;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.job.JobRefusedException;

/** What the page's script asks for: who has logged in, and his jobs. */
public final class ConsoleData {
  static final String JSON_TYPE = "application/json;charset=utf-8";

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleData.class);
  private static final ObjectMapper JSON =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  private static final int LOGINS_PER_SECOND = 3;

  /** So many that strangers seldom share one, so few that they cost no memory. */
  private static final int GROUPS_OF_ADDRESSES = 4096;

  private static final String COOKIE = "veilmark-console";
  private static final Pattern COOKIE_OF_SESSION =
      Pattern.compile("(?:^|[;,]\\s*)" + COOKIE + "=([A-Za-z0-9_-]{1,64})");
  private static final Pattern JOB = Pattern.compile("jobs/([A-Za-z0-9_-]{1,128})");
  private static final Pattern QUEUE = Pattern.compile("queues/([A-Za-z0-9_-]{1,64})");
  private static final Pattern CANCEL = Pattern.compile("jobs/([A-Za-z0-9_-]{1,128})/cancel");

  private final Sessions sessions;
  private final ConsoleJobs jobs;
  private final ConsoleQueues queues;
  private final Buckets buckets;
  private final RateLimits limits;
  private final RateLimits logins;

  /**
   * Data.
   *
   * @param limits of how often an account may ask
   */
  public ConsoleData(
      ConsoleJobs jobs,
      ConsoleQueues queues,
      Buckets buckets,
      AccessKeys keys,
      RateLimits limits,
      InstantSource clock) {
    this.jobs = jobs;
    this.queues = queues;
    this.buckets = buckets;
    this.limits = limits;
    sessions = new Sessions(keys, clock);
    logins = new RateLimits(LOGINS_PER_SECOND, clock);
  }

  /**
   * Answers a call.
   *
   * @param what the path from here on
   */
  HttpAnswer answer(HttpCall call, String what) throws ConsoleException {
    if (call.method().equals("POST") && what.equals("session")) {
      return login(call);
    }
    String token = token(call);
    Session session =
        sessions
            .find(token)
            .orElseThrow(() -> new ConsoleException(401, "LOGIN_NEEDED", "log in first"));
    Caller caller = session.key().caller();
    if (limits.tryCall(caller.account(), "console") > 0) {
      throw throttled();
    }
    boolean changes = !call.method().equals("GET");
    if (changes && !Signatures.areEqual(session.csrfToken(), header(call, "X-Csrf-Token"))) {
      throw new ConsoleException(
          403, "FORGED", "this did not come from the page: load it again and repeat it");
    }
    if (changes && what.equals("session") && call.method().equals("DELETE")) {
      sessions.close(token);
      return json(200, JSON.createObjectNode()).withHeader("Set-Cookie", cookie(call, "", 0));
    }
    try {
      return changes ? change(caller, call, what) : look(session, call, what);
    } catch (JobRefusedException e) {
      throw ConsoleException.of(e);
    }
  }

  private HttpAnswer login(HttpCall call) throws ConsoleException {
    int group = Math.floorMod(call.remoteAddress().hashCode(), GROUPS_OF_ADDRESSES);
    if (logins.tryCall("address " + group, "login") > 0) {
      throw throttled();
    }
    JsonNode form = form(call);
    String token =
        sessions
            .open(form.path("accessKeyId").asText(), form.path("secret").asText())
            .orElseThrow(
                () -> {
                  LOG.warn(
                      "{} a login from {} was refused", call.requestId(), call.remoteAddress());
                  return new ConsoleException(
                      403, "LOGIN_WRONG", "there is no access key of this id with this secret");
                });
    Session session = sessions.find(token).orElseThrow();
    LOG.info("{} login of {}", call.requestId(), session.key().caller().accessKeyId());
    return json(200, who(session))
        .withHeader("Set-Cookie", cookie(call, token, Sessions.LIFETIME.toSeconds()));
  }

  private HttpAnswer look(Session session, HttpCall call, String what)
      throws ConsoleException, JobRefusedException {
    Caller caller = session.key().caller();
    Matcher job = JOB.matcher(what);
    JsonNode found;
    if (what.equals("session")) {
      found = who(session);
    } else if (what.equals("jobs")) {
      found = jobs.list(caller, call.query());
    } else if (what.equals("queues")) {
      found = queues.list(caller);
    } else if (job.matches()) {
      found = jobs.find(caller, job.group(1));
    } else {
      throw ConsoleException.notFound();
    }
    HttpAnswer answer = json(200, found);
    return Assets.unlessKnown(call, answer.withHeader("ETag", Assets.tag(answer.body())));
  }

  private HttpAnswer change(Caller caller, HttpCall call, String what)
      throws ConsoleException, JobRefusedException {
    Matcher cancelled = CANCEL.matcher(what);
    Matcher queue = QUEUE.matcher(what);
    if (!call.method().equals("POST")) {
      throw ConsoleException.notFound();
    }
    if (what.equals("jobs")) {
      return json(201, jobs.submit(caller, form(call)));
    }
    if (cancelled.matches()) {
      return json(202, jobs.cancel(caller, cancelled.group(1)));
    }
    if (queue.matches()) {
      return json(202, queues.change(caller, queue.group(1), form(call)));
    }
    throw ConsoleException.notFound();
  }

  private ObjectNode who(Session session) {
    Caller caller = session.key().caller();
    ObjectNode who =
        JSON.createObjectNode()
            .put("account", caller.account())
            .put("accessKeyId", caller.accessKeyId())
            .put("keyId", caller.keyId())
            .put("csrfToken", session.csrfToken())
            .put("expiresAtMillis", session.expiresAtMillis());
    who.set("roles", JSON.valueToTree(caller.roles().stream().sorted().toList()));
    who.set(
        "buckets",
        JSON.valueToTree(
            buckets.places().keySet().stream().filter(caller::mayUse).sorted().toList()));
    return who;
  }

  /** A form of another page cannot have this type. */
  private static JsonNode form(HttpCall call) throws ConsoleException {
    if (!header(call, "Content-Type").startsWith("application/json")) {
      throw new ConsoleException(415, "TYPE_UNSUPPORTED", "the body has to be JSON");
    }
    JsonNode form;
    try {
      form = JSON.readTree(call.body());
    } catch (IOException e) {
      throw ConsoleException.invalid("the body is no JSON");
    }
    if (form == null || !form.isObject()) {
      throw ConsoleException.invalid("the body is no object of JSON");
    }
    return form;
  }

  private static String token(HttpCall call) {
    Matcher cookie = COOKIE_OF_SESSION.matcher(header(call, "Cookie"));
    return cookie.find() ? cookie.group(1) : "";
  }

  /** Where the page came by TLS, here or at a proxy, the browser says so. */
  private static String cookie(HttpCall call, String token, long seconds) {
    boolean secure = header(call, "Origin").startsWith("https:");
    return "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Strict%s"
        .formatted(COOKIE, token, ConsoleApi.ROOT, seconds, secure ? "; Secure" : "");
  }

  private static String header(HttpCall call, String name) {
    return call.header(name).orElse("");
  }

  private static ConsoleException throttled() {
    return new ConsoleException(429, "THROTTLED", "too often: wait a second and try again");
  }

  private static HttpAnswer json(int status, JsonNode body) {
    try {
      return HttpAnswer.of(status, JSON_TYPE, JSON.writeValueAsBytes(body))
          .withHeader("Cache-Control", "no-store");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that is no JSON", e);
    }
  }
}

package org.veilmark.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.veilmark.gateway.access.AccessKeys;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.RateLimits;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.facts.SampleImage;
import org.veilmark.gateway.http.HttpAnswer;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.job.JobRefusedException;

/** What the page's script asks for: who has logged in, his jobs, and his queues. */
public final class ConsoleData {
  private static final String SESSION = "session";
  private static final Pattern JOB = Pattern.compile("jobs/([A-Za-z0-9_-]{1,128})");
  private static final Pattern IMAGE =
      Pattern.compile("jobs/([A-Za-z0-9_-]{1,128})/sample/(original|marked|difference)");
  private static final Pattern CANCEL = Pattern.compile("jobs/([A-Za-z0-9_-]{1,128})/cancel");
  private static final Pattern QUEUE = Pattern.compile("queues/([A-Za-z0-9_-]{1,64})");

  private final ConsoleJobs jobs;
  private final ConsoleQueues queues;
  private final Buckets buckets;
  private final RateLimits limits;
  private final Logins logins;

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
    logins = new Logins(keys, clock);
  }

  /**
   * Answers a call.
   *
   * @param what the path from here on
   */
  HttpAnswer answer(HttpCall call, String what) throws ConsoleException {
    if (call.method().equals("POST") && what.equals(SESSION)) {
      Sessions.Opened opened = logins.open(call);
      return Json.answer(200, who(opened.session()))
          .withHeader("Set-Cookie", Logins.keeping(call, opened.token()));
    }
    Session session = logins.require(call);
    Caller caller = session.key().caller();
    if (limits.tryCall(caller.account(), "console") > 0) {
      throw ConsoleException.throttled();
    }
    try {
      return switch (call.method()) {
        case "GET" -> look(session, call, what);
        case "POST" -> change(caller, call, what);
        case "DELETE" -> leave(call, what);
        default -> throw ConsoleException.notFound();
      };
    } catch (JobRefusedException e) {
      throw ConsoleException.of(e);
    }
  }

  private HttpAnswer look(Session session, HttpCall call, String what)
      throws ConsoleException, JobRefusedException {
    Caller caller = session.key().caller();
    Matcher job = JOB.matcher(what);
    Matcher image = IMAGE.matcher(what);
    if (image.matches()) {
      SampleImage wanted = SampleImage.valueOf(image.group(2).toUpperCase(Locale.ROOT));
      return tagged(call, jpeg(jobs.image(caller, image.group(1), wanted)));
    }
    JsonNode found;
    if (what.equals(SESSION)) {
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
    return tagged(call, Json.answer(200, found));
  }

  /** Nobody keeps it either: it is a picture of somebody's video. */
  private static HttpAnswer jpeg(byte[] image) {
    return HttpAnswer.of(200, "image/jpeg", image).withHeader("Cache-Control", "no-store");
  }

  private static HttpAnswer tagged(HttpCall call, HttpAnswer answer) {
    return Assets.unlessKnown(call, answer.withHeader("ETag", Assets.tag(answer.body())));
  }

  private HttpAnswer change(Caller caller, HttpCall call, String what)
      throws ConsoleException, JobRefusedException {
    Matcher cancelled = CANCEL.matcher(what);
    Matcher queue = QUEUE.matcher(what);
    if (what.equals("jobs")) {
      return Json.answer(201, jobs.submit(caller, Json.form(call)));
    }
    if (cancelled.matches()) {
      return Json.answer(202, jobs.cancel(caller, cancelled.group(1)));
    }
    if (queue.matches()) {
      return Json.answer(202, queues.change(caller, queue.group(1), Json.form(call)));
    }
    throw ConsoleException.notFound();
  }

  private HttpAnswer leave(HttpCall call, String what) throws ConsoleException {
    if (!what.equals(SESSION)) {
      throw ConsoleException.notFound();
    }
    logins.close(call);
    return Json.answer(200, Json.MAPPER.createObjectNode())
        .withHeader("Set-Cookie", Logins.forgetting(call));
  }

  private ObjectNode who(Session session) {
    Caller caller = session.key().caller();
    ObjectNode who =
        Json.MAPPER
            .createObjectNode()
            .put("account", caller.account())
            .put("accessKeyId", caller.accessKeyId())
            .put("csrfToken", session.csrfToken());
    who.set("roles", Json.MAPPER.valueToTree(caller.roles().stream().sorted().toList()));
    who.set(
        "buckets",
        Json.MAPPER.valueToTree(
            buckets.places().keySet().stream().filter(caller::mayUse).sorted().toList()));
    return who;
  }
}

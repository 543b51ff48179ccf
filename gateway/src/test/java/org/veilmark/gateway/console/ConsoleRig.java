package org.veilmark.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.TestJobs;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.RateLimits;
import org.veilmark.gateway.access.Role;
import org.veilmark.gateway.access.SecretSeal;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.http.HttpAnswer;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.http.Parameters;
import org.veilmark.gateway.job.JobFailure;
import org.veilmark.gateway.job.JobReport;
import org.veilmark.gateway.job.JobState;
import org.veilmark.gateway.job.JobStatus;
import org.veilmark.gateway.kafka.RecordFacts;
import org.veilmark.gateway.store.Database;
import org.veilmark.gateway.store.JdbcAccessKeys;
import org.veilmark.gateway.store.JdbcJobStore;
import org.veilmark.gateway.store.TestDatabase;

/** A console with real stores, browsers that call it, and a clock that stands still. */
final class ConsoleRig implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  static final String SECRET = "a secret of tests";
  static final String EXTRACTION =
      "{\"kind\":\"EXTRACT\",\"input\":{\"bucket\":\"films\",\"name\":\"a.mp4\"}}";

  private static final Buckets BUCKETS =
      new Buckets(Map.of("films", "/srv/films", "secret", "/srv/secret"));

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(1000));
  private final InstantSource clock = now::get;
  private final Database database = TestDatabase.open();
  private final TestJobs jobs = TestJobs.of(database, BUCKETS, clock);
  final JdbcJobStore store = jobs.store();
  final JdbcAccessKeys keys =
      new JdbcAccessKeys(database.jdbi(), SecretSeal.ofHex("ab".repeat(32)));
  final ConsoleApi api;

  /** A browser that has logged in. */
  record Browser(String cookie, String csrfToken) {}

  /** With the access keys {@code one} and {@code two}, each of its own account. */
  ConsoleRig() {
    keys.put(key("one", SECRET));
    keys.put(key("two", SECRET));
    api =
        new ConsoleApi(
            new ConsoleData(
                new ConsoleJobs(jobs.jobs(), store, new RecordFacts()),
                new ConsoleQueues(jobs.queues()),
                BUCKETS,
                keys,
                new RateLimits(100, clock),
                clock));
  }

  static AccessKey key(String account, String secret) {
    return new AccessKey(
        new Caller(account, account, Set.of(Role.SUBMIT, Role.QUERY), Set.of("films"), "key"),
        secret);
  }

  void advance(Duration time) {
    now.updateAndGet(then -> then.plus(time));
  }

  /** Takes what was to be sent. */
  int sent() {
    return jobs.outbox().drain(99, messages -> {});
  }

  void report(String id, JobState state, @Nullable JobFailure failure) {
    report(id, new JobStatus(state, 0, 1L, null, failure, null), new byte[] {1});
  }

  /** That a job is done well, by this record. */
  void report(String id, byte[] record) {
    report(id, new JobStatus(JobState.SUCCEEDED, 100, 1L, 2L, null, null), record);
  }

  private void report(String id, JobStatus status, byte[] record) {
    store.apply(new JobReport(id, status, record), clock.millis());
  }

  HttpAnswer login(String id, String secret) {
    String form = JSON.createObjectNode().put("accessKeyId", id).put("secret", secret).toString();
    return call("POST", "session", Map.of("content-type", "application/json"), form);
  }

  Browser browser(String id) throws IOException {
    return browser(login(id, SECRET));
  }

  static Browser browser(HttpAnswer login) throws IOException {
    assertThat(login.status()).isEqualTo(200);
    String cookie = login.headers().get("Set-Cookie");
    return new Browser(
        "other=1; " + cookie.substring(0, cookie.indexOf(';')),
        read(login).path("csrfToken").asText());
  }

  HttpAnswer get(Browser browser, String what) {
    return call("GET", what, Map.of("cookie", browser.cookie()), "");
  }

  HttpAnswer post(Browser browser, String what, String body) {
    return change("POST", browser, what, body);
  }

  HttpAnswer change(String method, Browser browser, String what, String body) {
    return call(
        method,
        what,
        Map.of(
            "cookie",
            browser.cookie(),
            "x-csrf-token",
            browser.csrfToken(),
            "content-type",
            "application/json"),
        body);
  }

  HttpAnswer file(String name) {
    return api.answer(
        new HttpCall(
            "id", "GET", "/console/" + name, Parameters.NONE, Map.of(), new byte[0], "127.0.0.1"));
  }

  HttpAnswer call(String method, String what, Map<String, String> headers, String body) {
    int query = what.indexOf('?');
    return api.answer(
        new HttpCall(
            "id",
            method,
            "/console/api/" + (query < 0 ? what : what.substring(0, query)),
            query < 0 ? Parameters.NONE : Parameters.parse(what.substring(query + 1)),
            headers,
            body.getBytes(StandardCharsets.UTF_8),
            "127.0.0.1"));
  }

  static JsonNode read(HttpAnswer answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  static String submitted(HttpAnswer answer) throws IOException {
    assertThat(answer.status()).isEqualTo(201);
    return read(answer).path("id").asText();
  }

  @Override
  public void close() {
    database.close();
  }
}

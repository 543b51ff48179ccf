package org.veilmark.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veilmark.gateway.job.Callback;
import org.veilmark.gateway.job.CallbackFormat;
import org.veilmark.gateway.job.CallbackKind;
import org.veilmark.gateway.job.CallbackState;
import org.veilmark.gateway.job.CallbackStatus;
import org.veilmark.gateway.job.Channel;
import org.veilmark.gateway.job.Cover;
import org.veilmark.gateway.job.Finding;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobFailure;
import org.veilmark.gateway.job.JobForm;
import org.veilmark.gateway.job.JobQuery;
import org.veilmark.gateway.job.JobQueue;
import org.veilmark.gateway.job.JobReport;
import org.veilmark.gateway.job.JobState;
import org.veilmark.gateway.job.JobStatus;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.OutboxMessage;
import org.veilmark.gateway.job.StoredObject;

/** What the tables keep, whatever database they are in. */
abstract class StoreContract {
  private Database database;
  private Outbox outbox;
  private JdbcJobStore store;
  private JdbcCallbackQueue callbacks;

  /** Address of a database with nothing in it. */
  abstract String freshUrl();

  @BeforeEach
  void open() {
    database = Database.open(freshUrl());
    outbox = new Outbox(database);
    store = new JdbcJobStore(database.jdbi(), outbox);
    callbacks = new JdbcCallbackQueue(database.jdbi());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void add_jobWithAllFields_isFoundAsItWas() {
    Job job = job("a", "one", 5, 1);

    store.add(job, message("a"));

    assertThat(store.find("one", "a")).contains(job);
    assertThat(sent()).containsExactly("a");
  }

  @Test
  void apply_mostCovers_areFoundAsTheyWere() {
    Job job = job("a", "one", 5, 1);
    JobTask task =
        JobTask.cover(job.task().input(), new StoredObject("out", "{sequenceId}.jpg"), 64);
    store.add(
        new Job("a", "one", "access", task, "key", job.form(), null, null, 5, 5, JobStatus.NEW),
        message("a"));
    List<Cover> covers =
        Collections.nCopies(JobTask.MAX_COVERS, new Cover(86_399_999_999L, 100 / 3.0));
    JobStatus status = new JobStatus(JobState.SUCCEEDED, 100, 6L, 8L, null, null, covers);

    store.apply(report("a", status), 10);

    Job found = store.find("one", "a").orElseThrow();
    assertThat(found.task()).isEqualTo(task);
    assertThat(found.status()).isEqualTo(status);
  }

  @Test
  void add_outboxFails_leavesNoJob() {
    OutboxMessage tooLong = new OutboxMessage(Channel.REQUESTS, "k".repeat(129), new byte[1]);

    assertThatThrownBy(() -> store.add(job("a", "one", 5, 1), tooLong))
        .isInstanceOf(JdbiException.class);

    assertThat(store.find("one", "a")).isEmpty();
    assertThat(sent()).isEmpty();
  }

  @Test
  void add_idThatIsTaken_sendsNothing() {
    store.add(job("a", "one", 5, 1), message("first"));

    assertThatThrownBy(() -> store.add(job("a", "two", 5, 1), message("second")))
        .isInstanceOf(JdbiException.class);

    assertThat(sent()).containsExactly("first");
    assertThat(store.find("one", "a")).isPresent();
  }

  @Test
  void find_jobOfAnotherAccount_isEmpty() {
    store.add(job("a", "one", 5, 1), message("a"));
    store.apply(succeeded("a", "text"), 9);

    assertThat(store.find("two", "a")).isEmpty();
    assertThat(store.record("two", "a")).isEmpty();
    assertThat(store.list(query("two", null, null, null, 0, 10))).isEmpty();
    assertThat(store.record("one", "a")).hasValue(new byte[] {1, 2});
  }

  @Test
  void apply_sameReportTwice_changesAndTellsTheEndOnce() {
    store.add(job("a", "one", 5, 1), message("a"));

    store.apply(succeeded("a", "text"), 9);
    Job first = store.find("one", "a").orElseThrow();
    store.apply(succeeded("a", "text"), 10);

    assertThat(first.status()).isEqualTo(succeeded("a", "text").status());
    assertThat(first.changedAtMillis()).isEqualTo(9);
    assertThat(store.find("one", "a")).contains(first);
    assertThat(callbacks.take(10, 20)).isPresent();
    assertThat(callbacks.take(10, 20)).isEmpty();
  }

  @Test
  void apply_afterTheEnd_changesNothing() {
    store.add(job("a", "one", 5, 1), message("a"));
    store.apply(succeeded("a", "text"), 9);
    Job end = store.find("one", "a").orElseThrow();

    store.apply(report("a", new JobStatus(JobState.RUNNING, 50, 6L, null, null, null)), 10);
    store.apply(
        report(
            "a", new JobStatus(JobState.FAILED, 0, 6L, 10L, new JobFailure("IO", "broken"), null)),
        11);
    store.progress("a", 3);

    assertThat(store.find("one", "a")).contains(end);
  }

  @Test
  void apply_unknownJob_keepsNothing() {
    store.apply(succeeded("nobody", "text"), 9);

    assertThat(store.record("one", "nobody")).isEmpty();
    assertThat(callbacks.take(10, 20)).isEmpty();
  }

  @Test
  void callback_takenAndNotHeardOfAgain_isDueAfterItsTime() {
    store.add(job("a", "one", 5, 1), message("a"));
    assertThat(callbacks.take(100, 200)).isEmpty();
    store.apply(succeeded("a", "text"), 9);

    Job first = callbacks.take(9, 200).orElseThrow();
    assertThat(callbacks.take(199, 300)).isEmpty();
    Job second = callbacks.take(200, 300).orElseThrow();

    assertThat(first.callbackStatus())
        .isEqualTo(new CallbackStatus(CallbackState.WAITING, 1, null));
    assertThat(second.callbackStatus())
        .isEqualTo(new CallbackStatus(CallbackState.WAITING, 2, null));
  }

  @Test
  void callback_putOffThenDelivered_isNotDueAgain() {
    store.add(job("a", "one", 5, 1), message("a"));
    store.apply(succeeded("a", "text"), 9);
    callbacks.take(9, 200);

    callbacks.putOff("a", 150, "refused");
    assertThat(store.find("one", "a").orElseThrow().callbackStatus())
        .isEqualTo(new CallbackStatus(CallbackState.WAITING, 1, "refused"));
    assertThat(callbacks.take(149, 300)).isEmpty();
    assertThat(callbacks.take(150, 300)).isPresent();
    callbacks.delivered("a");

    assertThat(callbacks.take(1000, 2000)).isEmpty();
    assertThat(store.find("one", "a").orElseThrow().callbackStatus())
        .isEqualTo(new CallbackStatus(CallbackState.DELIVERED, 2, null));
  }

  @Test
  void callback_ofAJobWithout_isNeverDue() {
    store.add(withoutCallback(job("a", "one", 5, 1)), message("a"));
    store.apply(succeeded("a", "text"), 9);

    assertThat(callbacks.take(10, 20)).isEmpty();
    assertThat(store.find("one", "a").orElseThrow().callbackStatus()).isNull();
  }

  @Test
  void list_pages_coverAllOnceNewestFirst() {
    for (int i = 0; i < 5; i++) {
      // Two of each time: the id decides.
      store.add(job("job" + i, "one", 100 + i / 2, 1), message("m"));
    }

    assertThat(ids(query("one", null, null, null, 0, 2))).containsExactly("job4", "job3");
    assertThat(ids(query("one", null, null, null, 2, 2))).containsExactly("job2", "job1");
    assertThat(ids(query("one", null, null, null, 4, 2))).containsExactly("job0");
  }

  @Test
  void list_timeAndLevel_bothEndsCount() {
    store.add(job("a", "one", 100, 0), message("m"));
    store.add(job("b", "one", 200, 1), message("m"));
    store.add(job("c", "one", 300, 1), message("m"));

    assertThat(ids(query("one", null, 200L, 300L, 0, 9))).containsExactly("c", "b");
    assertThat(ids(query("one", null, 201L, 299L, 0, 9))).isEmpty();
    assertThat(ids(query("one", 1, null, 299L, 0, 9))).containsExactly("b");
    assertThat(ids(query("one", 2, null, null, 0, 9))).isEmpty();
  }

  @Test
  void silentSince_openJobsOnly_longestSilenceFirst() {
    store.add(job("late", "one", 200, 1), message("m"));
    store.add(job("early", "one", 100, 1), message("m"));
    store.add(job("over", "one", 50, 1), message("m"));
    store.apply(succeeded("over", null), 60);

    assertThat(silent(201)).containsExactly("early", "late");
    assertThat(silent(200)).containsExactly("early");
  }

  @Test
  void resubmit_silentJob_isHeardOfAndAskedForAgain() {
    Job job = job("a", "one", 100, 1);
    store.add(job, message("first"));

    store.resubmit(job, message("again"), 500);

    assertThat(silent(500)).isEmpty();
    assertThat(silent(501)).containsExactly("a");
    assertThat(sent()).containsExactly("first", "again");
  }

  @Test
  void drain_senderFails_keepsAllInOrder() {
    store.send(message("1"));
    store.send(message("2"));

    assertThatThrownBy(
            () ->
                outbox.drain(
                    10,
                    messages -> {
                      throw new IllegalStateException("not reached");
                    }))
        .hasMessageContaining("not reached");

    // What was sent before the failure comes again: at least once, not at most.
    assertThat(sent()).containsExactly("1", "2");
    assertThat(sent()).isEmpty();
  }

  @Test
  void drain_limit_leavesTheYounger() {
    store.send(message("1"));
    store.send(message("2"));
    List<String> keys = new ArrayList<>();

    int count = outbox.drain(1, messages -> messages.forEach(m -> keys.add(m.partitionKey())));

    assertThat(count).isEqualTo(1);
    assertThat(keys).containsExactly("1");
    assertThat(sent()).containsExactly("2");
  }

  @Test
  void nonce_secondUse_isRefusedForTheSameKeyOnly() {
    JdbcNonces nonces = new JdbcNonces(database.jdbi());

    assertThat(nonces.use("id", "n", 100)).isTrue();
    assertThat(nonces.use("id", "n", 200)).isFalse();
    assertThat(nonces.use("other", "n", 100)).isTrue();
  }

  @Test
  void nonce_forgetBefore_forgetsTheOlderOnly() {
    JdbcNonces nonces = new JdbcNonces(database.jdbi());
    nonces.use("id", "old", 99);
    nonces.use("id", "young", 100);

    nonces.forgetBefore(100);

    assertThat(nonces.use("id", "old", 300)).isTrue();
    assertThat(nonces.use("id", "young", 300)).isFalse();
  }

  @Test
  void queue_addedTwiceAndChanged_isKeptOnceWithItsMessage() {
    JdbcQueueStore queues = new JdbcQueueStore(database.jdbi(), outbox);
    JobQueue fresh = new JobQueue("one", "night", "night", false, null, 5, 5);
    Callback callback = new Callback(CallbackKind.TOPIC, "ends", CallbackFormat.JSON);
    JobQueue paused = new JobQueue("one", "night", "At night \u591c", true, callback, 5, 9);
    queues.add(fresh);
    queues.add(new JobQueue("one", "night", "another", true, null, 7, 7));
    queues.add(new JobQueue("two", "night", "night", false, null, 6, 6));
    assertThat(queues.find("one", "night")).contains(fresh);

    queues.change(paused, List.of(message("hold")));

    assertThat(queues.list("one")).containsExactly(paused);
    assertThat(queues.find("two", "night").orElseThrow().isPaused()).isFalse();
    assertThat(sent()).containsExactly("hold");
  }

  private List<String> silent(long before) {
    return store.silentSince(before, 10).stream().map(Job::id).toList();
  }

  private List<String> ids(JobQuery query) {
    return store.list(query).stream().map(Job::id).toList();
  }

  private List<String> sent() {
    List<String> keys = new ArrayList<>();
    outbox.drain(10, messages -> messages.forEach(m -> keys.add(m.partitionKey())));
    return keys;
  }

  private static JobQuery query(
      String account,
      @Nullable Integer level,
      @Nullable Long from,
      @Nullable Long to,
      int offset,
      int limit) {
    return new JobQuery(
        account, Set.of(), Set.of(), null, level, null, from, to, true, offset, limit);
  }

  static Job job(String id, String account, long submittedAt, int level) {
    JobTask task =
        JobTask.embed(
                new StoredObject("films", "a b.mp4"), new StoredObject("out", "c.mp4"), "\u7248")
            .withLevel(level)
            .withPart(1L, 2_000_000L)
            .withUserData("data");
    return new Job(
        id,
        account,
        "access",
        task,
        "key",
        new JobForm("ims", "Copyright", Map.of("Description", "\"quoted\"")),
        new Callback(CallbackKind.URL, "http://example.org/", CallbackFormat.XML),
        null,
        submittedAt,
        submittedAt,
        JobStatus.NEW);
  }

  private static Job withoutCallback(Job job) {
    return new Job(
        job.id(),
        job.account(),
        job.submittedBy(),
        job.task(),
        job.keyId(),
        job.form(),
        null,
        null,
        job.submittedAtMillis(),
        job.changedAtMillis(),
        job.status());
  }

  static OutboxMessage message(String key) {
    return new OutboxMessage(Channel.REQUESTS, key, new byte[] {1});
  }

  private static JobReport succeeded(String id, @Nullable String text) {
    return report(
        id, new JobStatus(JobState.SUCCEEDED, 100, 6L, 8L, null, new Finding(text, 1e-9)));
  }

  private static JobReport report(String id, JobStatus status) {
    return new JobReport(id, status, new byte[] {1, 2});
  }
}

package org.veilmark.gateway.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.gateway.TestJobs;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.Role;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.store.Database;
import org.veilmark.gateway.store.Outbox;
import org.veilmark.gateway.store.TestDatabase;
import org.veilmark.schema.ControlCommand;
import org.veilmark.schema.ControlMessage;
import org.veilmark.schema.codec.RecordCodec;

/** What is taken and what is refused, with a real store. */
class JobsTest {
  private static final StoredObject INPUT = new StoredObject("films", "a.mp4");
  private static final StoredObject OUTPUT = new StoredObject("films", "b.mp4");
  private static final JobForm FORM = new JobForm("ims", "Copyright", Map.of());
  private static final Caller CALLER = caller("one", Set.of(Role.SUBMIT, Role.QUERY));

  private static final Caller ADMIN = caller("one", Set.of(Role.values()));

  private Database database;
  private Outbox outbox;
  private Queues queues;
  private Jobs jobs;

  @BeforeEach
  void open() {
    database = TestDatabase.open();
    TestJobs parts =
        TestJobs.of(
            database,
            new Buckets(Map.of("films", "/srv/films", "secret", "/srv/secret")),
            () -> Instant.ofEpochMilli(1000));
    outbox = parts.outbox();
    queues = parts.queues();
    jobs = parts.jobs();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64})
  void submit_messageOfLength_isTaken(int characters) throws Exception {
    String message = "\u7248".repeat(characters);

    Job job = submit(CALLER, JobTask.embed(INPUT, OUTPUT, message));

    assertThat(jobs.find(CALLER, job.id())).isEqualTo(job);
    assertThat(outbox.drain(9, messages -> {})).isEqualTo(1);
  }

  @Test
  void submit_surrogatePairs_countAsOneCharacterAndFourBytes() throws Exception {
    String horn = "\ud83d\udcef";

    assertThat(submit(CALLER, embed(horn.repeat(48))).task().message()).hasSize(96);
    assertRefused(Refusal.MESSAGE_INVALID, () -> submit(CALLER, embed(horn.repeat(49))));
  }

  @Test
  void submit_messageThatCannotBe_isRefusedAndNothingIsKept() {
    for (String message :
        List.of("", "x".repeat(65), "a\nb", "a\0", "\u0085", "\ud83d", "\udcef\ud83d")) {
      assertRefused(Refusal.MESSAGE_INVALID, () -> submit(CALLER, embed(message)));
    }
    assertThat(outbox.drain(9, messages -> {})).isZero();
  }

  @Test
  void submit_numbersOutOfRange_areRefused() {
    JobTask task = embed("x");
    for (JobTask wrong :
        List.of(
            task.withLevel(-1),
            task.withLevel(3),
            task.withPlace("default", -1),
            task.withPlace("default", 3),
            task.withPart(-1L, null),
            task.withPart(5L, 5L),
            task.withPart(null, 0L))) {
      assertRefused(Refusal.OUT_OF_RANGE, () -> submit(CALLER, wrong));
    }
  }

  @Test
  void submit_userData_areLimitedInBytes() throws Exception {
    assertThat(submit(CALLER, embed("x").withUserData("\u00e9".repeat(512))).task().userData())
        .hasSize(512);
    assertRefused(
        Refusal.USER_DATA_TOO_LONG,
        () -> submit(CALLER, embed("x").withUserData("\u00e9".repeat(512) + "a")));
  }

  @Test
  void submit_bucketOfOthers_isRefusedLikeOneThatIsNot() {
    for (String bucket : List.of("secret", "nowhere")) {
      StoredObject other = new StoredObject(bucket, "a.mp4");
      assertRefused(Refusal.BUCKET_UNKNOWN, () -> submit(CALLER, JobTask.extract(other)));
      assertRefused(Refusal.BUCKET_UNKNOWN, () -> submit(CALLER, JobTask.embed(INPUT, other, "x")));
    }
  }

  @Test
  void roles_missing_areForbidden() throws Exception {
    Caller reader = caller("one", Set.of(Role.QUERY));
    Caller writer = caller("one", Set.of(Role.SUBMIT));
    Job job = submit(writer, JobTask.extract(INPUT));

    assertThat(jobs.find(reader, job.id())).isEqualTo(job);
    assertRefused(Refusal.FORBIDDEN, () -> submit(reader, JobTask.extract(INPUT)));
    assertRefused(Refusal.FORBIDDEN, () -> jobs.cancelWaiting(reader, job.id()));
    assertRefused(Refusal.FORBIDDEN, () -> jobs.find(writer, job.id()));
    assertRefused(Refusal.FORBIDDEN, () -> jobs.list(writer, all("one")));
  }

  @Test
  void otherAccount_seesAndCancelsNothing() throws Exception {
    Job job = submit(CALLER, JobTask.extract(INPUT));
    Caller other = caller("two", Set.of(Role.SUBMIT, Role.QUERY));

    assertRefused(Refusal.JOB_UNKNOWN, () -> jobs.find(other, job.id()));
    assertRefused(Refusal.JOB_UNKNOWN, () -> jobs.cancelWaiting(other, job.id()));
    assertRefused(Refusal.FORBIDDEN, () -> jobs.list(other, all("one")));
    assertThat(jobs.list(other, all("two"))).isEmpty();
    assertThat(jobs.list(CALLER, all("one"))).containsExactly(job);
  }

  @Test
  void queue_paused_tellsTheServiceAndKeepsIt() throws Exception {
    jobs.submit(CALLER, "a", JobTask.extract(INPUT).withPlace("night", 1), FORM, null);
    outbox.drain(9, messages -> {});

    queues.change(ADMIN, "night", QueueChange.paused(true));

    List<OutboxMessage> sent = new ArrayList<>();
    outbox.drain(9, sent::addAll);
    assertThat(sent).extracting(OutboxMessage::channel).containsExactly(Channel.CONTROL);
    assertThat(sent.get(0).partitionKey()).isEqualTo("one.night");
    ControlMessage told = new RecordCodec<>(ControlMessage.class).decode(sent.get(0).payload());
    assertThat(told.getCommand()).isEqualTo(ControlCommand.PAUSE_QUEUE);
    assertThat(told.getQueue()).isEqualTo("one.night");
    assertThat(queues.list(CALLER))
        .extracting(JobQueue::name, JobQueue::isPaused)
        .containsExactly(tuple("default", false), tuple("night", true));
  }

  @Test
  void queue_ofAnotherAccountOrWithoutTheRole_isRefused() throws Exception {
    jobs.submit(CALLER, "a", JobTask.extract(INPUT).withPlace("night", 1), FORM, null);
    Caller other = caller("two", Set.of(Role.ADMIN));

    assertRefused(
        Refusal.QUEUE_UNKNOWN, () -> queues.change(other, "night", QueueChange.paused(true)));
    assertRefused(
        Refusal.FORBIDDEN, () -> queues.change(CALLER, "night", QueueChange.paused(true)));
  }

  @Test
  void queue_tellsEndsOfJobsThatDoNotSayWhere() throws Exception {
    Callback own = new Callback(CallbackKind.URL, "http://own.example/", CallbackFormat.XML);
    Callback ofQueue = new Callback(CallbackKind.TOPIC, "ends", CallbackFormat.JSON);
    queues.change(
        ADMIN,
        "default",
        new QueueChange(Optional.empty(), Optional.empty(), Optional.of(ofQueue)));

    assertThat(submit(CALLER, JobTask.extract(INPUT)).callback()).isEqualTo(ofQueue);
    assertThat(jobs.submit(CALLER, "a", JobTask.extract(INPUT), FORM, own).callback())
        .isEqualTo(own);
    assertThat(jobs.submit(CALLER, "b", JobTask.extract(INPUT), FORM, Callback.NOBODY).callback())
        .isNull();
  }

  @Test
  void queue_namesThatCannotBeAndTooMany_areRefused() throws Exception {
    for (String name : List.of("", "a b", "a.b", "x".repeat(65), "\0")) {
      assertRefused(
          Refusal.OUT_OF_RANGE, () -> submit(CALLER, JobTask.extract(INPUT).withPlace(name, 0)));
    }
    for (int i = 0; i < 100; i++) {
      submit(CALLER, JobTask.extract(INPUT).withPlace("q" + i, 0));
    }
    assertRefused(
        Refusal.OUT_OF_RANGE, () -> submit(CALLER, JobTask.extract(INPUT).withPlace("more", 0)));
    submit(CALLER, JobTask.extract(INPUT).withPlace("q99", 0));
  }

  private Job submit(Caller caller, JobTask task) throws JobRefusedException {
    return jobs.submit(caller, UUID.randomUUID().toString(), task, FORM, null);
  }

  private static JobTask embed(String message) {
    return JobTask.embed(INPUT, OUTPUT, message);
  }

  private static Caller caller(String account, Set<Role> roles) {
    return new Caller("id of " + account, account, roles, Set.of("films"), "key");
  }

  private static JobQuery all(String account) {
    return new JobQuery(account, Set.of(), Set.of(), null, null, null, null, null, true, 0, 10);
  }

  private static void assertRefused(Refusal refusal, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            JobRefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }
}

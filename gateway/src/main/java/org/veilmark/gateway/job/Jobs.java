package org.veilmark.gateway.job;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.Role;

/** What callers can do with jobs, whatever interface they come by. */
public final class Jobs {
  private static final int MAX_MESSAGE_CHARACTERS = 64;
  private static final int MAX_MESSAGE_BYTES = 192;
  private static final int MAX_USER_DATA_BYTES = 1024;
  private static final int MAX_PRIORITY = 2;

  private final JobStore store;
  private final Messages messages;
  private final Places places;
  private final CallbackTargets targets;
  private final Queues queues;
  private final InstantSource clock;

  /** Jobs kept in a store. */
  public Jobs(
      JobStore store,
      Messages messages,
      Places places,
      CallbackTargets targets,
      Queues queues,
      InstantSource clock) {
    this.store = store;
    this.messages = messages;
    this.places = places;
    this.targets = targets;
    this.queues = queues;
    this.clock = clock;
  }

  /**
   * Takes a job. Once this has returned, it will be done.
   *
   * @param callback where its end is to be told; null: where that of its queue says
   * @throws JobRefusedException if it cannot be done, or the caller may not ask for it
   */
  public Job submit(
      Caller caller, String jobId, JobTask task, JobForm form, @Nullable Callback callback)
      throws JobRefusedException {
    Permission.require(caller, Role.SUBMIT);
    check(task);
    String inputUri = locate(caller, task.input());
    String outputUri = task.output() == null ? null : locate(caller, task.output());
    if (callback != null && !callback.equals(Callback.NOBODY)) {
      targets.check(callback);
    }
    JobQueue queue = queues.join(caller.account(), task.queue());
    Callback told = callback == null ? queue.callback() : callback;
    long now = clock.millis();
    Job job =
        new Job(
            jobId,
            caller.account(),
            caller.accessKeyId(),
            task,
            caller.keyId(),
            form,
            Callback.NOBODY.equals(told) ? null : told,
            /* callbackStatus= */ null,
            now,
            now,
            JobStatus.NEW);
    store.add(job, messages.request(job, inputUri, outputUri));
    return job;
  }

  /**
   * A job of the caller's account.
   *
   * @throws JobRefusedException if there is none of this id
   */
  public Job find(Caller caller, String jobId) throws JobRefusedException {
    Permission.require(caller, Role.QUERY);
    return store.find(caller.account(), jobId).orElseThrow(() -> unknown(jobId));
  }

  /**
   * Jobs of the caller's account; the account of the query has to be that.
   *
   * @throws JobRefusedException if the caller may not see any
   */
  public List<Job> list(Caller caller, JobQuery query) throws JobRefusedException {
    Permission.require(caller, Role.QUERY);
    if (!query.account().equals(caller.account())) {
      throw new JobRefusedException(Refusal.FORBIDDEN, "these are another account's jobs");
    }
    return store.list(query);
  }

  /**
   * Ends a job that waits. It may still come to its end by itself in between.
   *
   * @throws JobRefusedException if there is none of this id, or it does not wait any more
   */
  public void cancelWaiting(Caller caller, String jobId) throws JobRefusedException {
    Permission.require(caller, Role.SUBMIT);
    Job job = store.find(caller.account(), jobId).orElseThrow(() -> unknown(jobId));
    JobState state = job.status().state();
    if (state != JobState.SUBMITTED && state != JobState.PAUSED) {
      throw new JobRefusedException(
          Refusal.STATE_WRONG, "job " + jobId + " does not wait: it is " + state);
    }
    store.send(messages.cancel(jobId));
  }

  private static JobRefusedException unknown(String jobId) {
    return new JobRefusedException(Refusal.JOB_UNKNOWN, "there is no job '" + jobId + "'");
  }

  private String locate(Caller caller, StoredObject object) throws JobRefusedException {
    if (!caller.mayUse(object.bucket())) {
      // Whether there is such a bucket is nobody's concern who may not use it.
      throw new JobRefusedException(
          Refusal.BUCKET_UNKNOWN, "there is no bucket '" + object.bucket() + "'");
    }
    return places.locate(object);
  }

  private static void check(JobTask task) throws JobRefusedException {
    if (task.kind() == JobKind.EMBED) {
      checkMessage(task.message());
    }
    if (task.level() < 0 || task.level() > 2) {
      throw outOfRange("level " + task.level() + " is not 0, 1 or 2");
    }
    if (task.priority() < 0 || task.priority() > MAX_PRIORITY) {
      throw outOfRange("priority " + task.priority() + " is not within 0.." + MAX_PRIORITY);
    }
    if (task.covers() < 1 || task.covers() > JobTask.MAX_COVERS) {
      throw outOfRange(task.covers() + " covers are not within 1.." + JobTask.MAX_COVERS);
    }
    if (task.kind() == JobKind.COVER) {
      checkCovers(task.output(), task.covers());
    }
    Long start = task.startMicros();
    Long end = task.endMicros();
    if ((start != null && start < 0) || (end != null && end <= (start == null ? 0 : start))) {
      throw outOfRange("the part to mark begins at " + start + " and ends at " + end + " us");
    }
    String data = task.userData();
    if (data != null && data.getBytes(StandardCharsets.UTF_8).length > MAX_USER_DATA_BYTES) {
      throw new JobRefusedException(
          Refusal.USER_DATA_TOO_LONG,
          "the user data have more than " + MAX_USER_DATA_BYTES + " bytes");
    }
  }

  private static void checkCovers(@Nullable StoredObject output, int count)
      throws JobRefusedException {
    if (output == null) {
      throw new JobRefusedException(Refusal.OBJECT_INVALID, "nothing says where covers go");
    }
    Optional<String> complaint = CoverNames.complaint(output, count);
    if (complaint.isPresent()) {
      throw new JobRefusedException(
          Refusal.OBJECT_INVALID, "'" + output.name() + "' " + complaint.get());
    }
  }

  private static void checkMessage(@Nullable String message) throws JobRefusedException {
    if (message == null
        || message.isEmpty()
        || message.codePointCount(0, message.length()) > MAX_MESSAGE_CHARACTERS
        || message.getBytes(StandardCharsets.UTF_8).length > MAX_MESSAGE_BYTES
        || message.codePoints().anyMatch(Jobs::isUnfit)) {
      throw new JobRefusedException(
          Refusal.MESSAGE_INVALID,
          "a message has 1 to %d characters and at most %d bytes, none of them for control"
              .formatted(MAX_MESSAGE_CHARACTERS, MAX_MESSAGE_BYTES));
    }
  }

  private static boolean isUnfit(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }

  private static JobRefusedException outOfRange(String message) {
    return new JobRefusedException(Refusal.OUT_OF_RANGE, message);
  }
}

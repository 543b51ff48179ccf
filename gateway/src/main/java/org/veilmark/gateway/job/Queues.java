package org.veilmark.gateway.job;

import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.Role;

/** What callers can do with the queues of their account. A queue is there once a job names it. */
public final class Queues {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int MAX_TITLE = 128;

  /** The service remembers every queue that it has ever heard of. */
  private static final int MAX_OF_AN_ACCOUNT = 100;

  private final QueueStore store;
  private final Messages messages;
  private final CallbackTargets targets;
  private final InstantSource clock;

  /** Queues kept in a store. */
  public Queues(QueueStore store, Messages messages, CallbackTargets targets, InstantSource clock) {
    this.store = store;
    this.messages = messages;
    this.targets = targets;
    this.clock = clock;
  }

  /**
   * The queue that a job is to wait in, which is made if need be.
   *
   * @throws JobRefusedException if a queue cannot have this name, or there are too many
   */
  JobQueue join(String account, String name) throws JobRefusedException {
    if (!NAME.matcher(name).matches()) {
      throw new JobRefusedException(
          Refusal.OUT_OF_RANGE, "the name of a queue has 1 to 64 of letters, digits, _ and -");
    }
    var known = store.find(account, name);
    if (known.isPresent()) {
      return known.get();
    }
    if (store.list(account).size() >= MAX_OF_AN_ACCOUNT) {
      throw new JobRefusedException(
          Refusal.OUT_OF_RANGE, "there are " + MAX_OF_AN_ACCOUNT + " queues, which is the most");
    }
    JobQueue fresh = JobQueue.fresh(account, name, clock.millis());
    store.add(fresh);
    return store.find(account, name).orElse(fresh);
  }

  /**
   * The queues of the caller's account, by name.
   *
   * @throws JobRefusedException if the caller may not see any
   */
  public List<JobQueue> list(Caller caller) throws JobRefusedException {
    Permission.require(caller, Role.QUERY);
    join(caller.account(), JobQueue.DEFAULT_NAME);
    return store.list(caller.account());
  }

  /**
   * Changes a queue. Jobs of it that wait are paused or wait again soon after; those that run may
   * be held, too.
   *
   * @return how it is then
   * @throws JobRefusedException if there is none of this name, or the change cannot be
   */
  public JobQueue change(Caller caller, String name, QueueChange change)
      throws JobRefusedException {
    Permission.require(caller, Role.ADMIN);
    join(caller.account(), JobQueue.DEFAULT_NAME);
    JobQueue before =
        store
            .find(caller.account(), name)
            .orElseThrow(
                () ->
                    new JobRefusedException(
                        Refusal.QUEUE_UNKNOWN, "there is no queue '" + name + "'"));
    String title = change.title().orElse(before.title());
    if (title.isEmpty() || title.length() > MAX_TITLE) {
      throw new JobRefusedException(
          Refusal.OUT_OF_RANGE, "the title of a queue has 1 to " + MAX_TITLE + " characters");
    }
    boolean isPaused = change.isPaused().orElse(before.isPaused());
    JobQueue after =
        new JobQueue(
            before.account(),
            before.name(),
            title,
            isPaused,
            callback(change, before),
            before.createdAtMillis(),
            clock.millis());
    // Told even if nothing changes: so a queue can be set right of which the service thinks
    // otherwise.
    store.change(after, change.isPaused().isPresent() ? List.of(messages.hold(after)) : List.of());
    return after;
  }

  private @Nullable Callback callback(QueueChange change, JobQueue before)
      throws JobRefusedException {
    if (change.callback().isEmpty()) {
      return before.callback();
    }
    Callback callback = change.callback().get();
    if (callback.equals(Callback.NOBODY)) {
      return null;
    }
    targets.check(callback);
    return callback;
  }
}

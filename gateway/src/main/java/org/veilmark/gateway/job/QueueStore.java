package org.veilmark.gateway.job;

import java.util.List;
import java.util.Optional;

/** Where queues are kept. What a method has returned from survives a crash. */
public interface QueueStore {

  /** The queues of an account, by name. */
  List<JobQueue> list(String account);

  /** A queue of an account. */
  Optional<JobQueue> find(String account, String name);

  /** Keeps a queue, unless there is one of its name. */
  void add(JobQueue queue);

  /** Keeps how a queue is now, together with messages that tell of it: all or nothing. */
  void change(JobQueue queue, List<OutboxMessage> messages);
}

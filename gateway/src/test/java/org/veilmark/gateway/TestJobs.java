package org.veilmark.gateway;

import java.time.InstantSource;
import java.util.Set;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.callback.AllowedTargets;
import org.veilmark.gateway.job.Jobs;
import org.veilmark.gateway.job.Queues;
import org.veilmark.gateway.kafka.AvroMessages;
import org.veilmark.gateway.store.Database;
import org.veilmark.gateway.store.JdbcJobStore;
import org.veilmark.gateway.store.JdbcQueueStore;
import org.veilmark.gateway.store.Outbox;

/**
 * Jobs and queues of a database, put together as the gateway does it; ends may be told in the topic
 * {@code ends}.
 *
 * @param store of the jobs
 * @param outbox what is to be sent
 */
public record TestJobs(JdbcJobStore store, Outbox outbox, Queues queues, Jobs jobs) {

  /** Those of a database. */
  public static TestJobs of(Database database, Buckets buckets, InstantSource clock) {
    Outbox outbox = new Outbox(database);
    JdbcJobStore store = new JdbcJobStore(database.jdbi(), outbox);
    AvroMessages messages = new AvroMessages(clock);
    AllowedTargets targets = new AllowedTargets(Set.of("ends"));
    Queues queues =
        new Queues(new JdbcQueueStore(database.jdbi(), outbox), messages, targets, clock);
    return new TestJobs(
        store, outbox, queues, new Jobs(store, messages, buckets, targets, queues, clock));
  }
}

package org.veilmark.gateway.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.veilmark.gateway.job.Channel;
import org.veilmark.gateway.job.OutboxMessage;

/**
 * Messages that are still to be sent. A message is removed after it was sent: a crash in between
 * sends it once more, which the service takes for the same.
 */
public final class Outbox {
  private final Database database;
  private final Semaphore arrivals = new Semaphore(0);

  /** The one of a database. */
  public Outbox(Database database) {
    this.database = database;
  }

  void add(Handle transaction, OutboxMessage message) {
    transaction.execute(
        "INSERT INTO outbox (channel, partition_key, payload) VALUES (?, ?, ?)",
        message.channel().name(),
        message.partitionKey(),
        message.payload());
  }

  /** There may be something to send. */
  void wake() {
    arrivals.release();
  }

  /** Waits until there may be something to send, or a time is over. */
  public void await(Duration atMost) throws InterruptedException {
    if (arrivals.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      arrivals.drainPermits();
    }
  }

  /** Sends messages; when it returns, all of them have arrived. */
  public interface Sender<E extends Exception> {

    /** Sends them in order. */
    void send(List<OutboxMessage> messages) throws E;
  }

  /**
   * Sends the oldest messages and removes them. Those that another gateway is sending are left to
   * it.
   *
   * @return how many
   */
  public <E extends Exception> int drain(int limit, Sender<E> sender) throws E {
    return database.holding(
        handle -> {
          List<Long> ids = new ArrayList<>();
          List<OutboxMessage> messages =
              handle
                  .createQuery(
                      "SELECT id, channel, partition_key, payload FROM outbox ORDER BY id"
                          + " LIMIT :limit <row_lock>")
                  .bind("limit", limit)
                  .map(
                      (row, context) -> {
                        ids.add(row.getLong("id"));
                        return new OutboxMessage(
                            Channel.valueOf(row.getString("channel")),
                            row.getString("partition_key"),
                            row.getBytes("payload"));
                      })
                  .list();
          if (!messages.isEmpty()) {
            sender.send(messages);
            handle
                .createUpdate("DELETE FROM outbox WHERE id IN (<ids>)")
                .bindList("ids", ids)
                .execute();
          }
          return messages.size();
        });
  }
}

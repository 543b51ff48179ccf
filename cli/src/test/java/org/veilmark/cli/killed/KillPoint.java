package org.veilmark.cli.killed;

import java.util.Arrays;
import org.veilmark.gateway.callback.Carrier;
import org.veilmark.gateway.callback.HttpCarrier;
import org.veilmark.gateway.kafka.OutboxDispatcher;
import org.veilmark.gateway.kafka.RecordTaker;
import org.veilmark.gateway.store.JdbcCallbackQueue;

/** Between which two steps of a job the gateway is killed. */
enum KillPoint {
  KEPT_NOT_SENT(OutboxDispatcher.class, "send", Side.BEFORE, 1, 1),
  SENT_STILL_IN_THE_OUTBOX(OutboxDispatcher.class, "send", Side.AFTER, 2, 1),
  WORKED_ON_NOT_TAKEN_OVER(RecordTaker.class, "take", Side.BEFORE, 1, 1),
  TAKEN_OVER_WITHOUT_TELLING_THE_BROKER(RecordTaker.class, "take", Side.AFTER, 1, 1),
  END_TO_BE_TOLD(HttpCarrier.class, "carry", Side.BEFORE, 1, 1),
  END_TOLD_WITHOUT_NOTE(HttpCarrier.class, "carry", Side.AFTER, 1, 2),
  END_TOLD_AND_NOTED(JdbcCallbackQueue.class, "delivered", Side.AFTER, 1, 1);

  /** Whether the method has been run. */
  enum Side {
    BEFORE,
    AFTER
  }

  private final Class<?> owner;
  private final String method;
  private final Side side;
  private final int requests;
  private final int calls;

  /**
   * A point.
   *
   * @param requests how often the service is asked at least; it takes repetitions for the same
   * @param calls how often the receiver is called, as {@link Carrier} promises: once at least
   */
  KillPoint(Class<?> owner, String method, Side side, int requests, int calls) {
    this.owner = owner;
    this.method = method;
    this.side = side;
    this.requests = requests;
    this.calls = calls;
    if (Arrays.stream(owner.getDeclaredMethods()).noneMatch(m -> m.getName().equals(method))) {
      throw new IllegalStateException(owner + " has no method " + method);
    }
  }

  String className() {
    return owner.getName();
  }

  String method() {
    return method;
  }

  Side side() {
    return side;
  }

  int requests() {
    return requests;
  }

  int calls() {
    return calls;
  }
}

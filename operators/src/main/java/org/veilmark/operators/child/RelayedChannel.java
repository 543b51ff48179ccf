package org.veilmark.operators.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.veilmark.operators.io.ReadOnlyChannel;

/** Reads the input of an order, some of it ahead. For one thread. */
final class RelayedChannel extends ReadOnlyChannel {
  private static final int AHEAD_BYTES = 256 << 10;

  private final Relay relay;
  private byte[] held = new byte[0];
  private long heldFrom;

  RelayedChannel(Relay relay, long sizeBytes) {
    super(sizeBytes);
    this.relay = relay;
  }

  @Override
  protected int readAt(long at, ByteBuffer target) throws IOException {
    if (at < heldFrom || at >= heldFrom + held.length) {
      held = relay.read(at, AHEAD_BYTES);
      heldFrom = at;
      if (held.length == 0) {
        return -1;
      }
    }
    int from = (int) (at - heldFrom);
    int count = Math.min(target.remaining(), held.length - from);
    target.put(held, from, count);
    return count;
  }
}

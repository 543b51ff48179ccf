package org.veilmark.operators.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Reads the input of an order, some of it ahead. For one thread. */
final class RelayedChannel implements SeekableByteChannel {
  private static final int AHEAD_BYTES = 256 << 10;

  private final Relay relay;
  private final long sizeBytes;
  private byte[] held = new byte[0];
  private long heldFrom;
  private long position;
  private boolean open = true;

  RelayedChannel(Relay relay, long sizeBytes) {
    this.relay = relay;
    this.sizeBytes = sizeBytes;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    requireOpen();
    if (!target.hasRemaining()) {
      return 0;
    }
    if (position >= sizeBytes) {
      return -1;
    }
    if (position < heldFrom || position >= heldFrom + held.length) {
      held = relay.read(position, AHEAD_BYTES);
      heldFrom = position;
      if (held.length == 0) {
        // The input has become shorter.
        return -1;
      }
    }
    int at = (int) (position - heldFrom);
    int count = Math.min(target.remaining(), held.length - at);
    target.put(held, at, count);
    position += count;
    return count;
  }

  @Override
  public long position() throws IOException {
    requireOpen();
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws IOException {
    requireOpen();
    if (newPosition < 0) {
      throw new IllegalArgumentException("position " + newPosition);
    }
    position = newPosition;
    return this;
  }

  @Override
  public long size() throws IOException {
    requireOpen();
    return sizeBytes;
  }

  private void requireOpen() throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}

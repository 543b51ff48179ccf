package org.veilmark.operators.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A file of a known size that is read at any position and never written. For one thread. */
public abstract class ReadOnlyChannel implements SeekableByteChannel {
  private final long sizeBytes;
  private long position;
  private boolean open = true;

  /** A channel at the start of a file. */
  protected ReadOnlyChannel(long sizeBytes) {
    this.sizeBytes = sizeBytes;
  }

  /**
   * Reads some bytes, at least one.
   *
   * @param at where, within the size
   * @param target has room
   * @return how many; -1 where the file has become shorter
   */
  protected abstract int readAt(long at, ByteBuffer target) throws IOException;

  @Override
  public int read(ByteBuffer target) throws IOException {
    requireOpen();
    if (!target.hasRemaining()) {
      return 0;
    }
    if (position >= sizeBytes) {
      return -1;
    }
    int count = readAt(position, target);
    if (count > 0) {
      position += count;
    }
    return count;
  }

  @Override
  public final long position() throws IOException {
    requireOpen();
    return position;
  }

  @Override
  public final SeekableByteChannel position(long newPosition) throws IOException {
    requireOpen();
    if (newPosition < 0) {
      throw new IllegalArgumentException("position " + newPosition);
    }
    position = newPosition;
    return this;
  }

  @Override
  public final long size() throws IOException {
    requireOpen();
    return sizeBytes;
  }

  @Override
  public final int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public final SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public final boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
  }

  /** Refuses what a closed channel cannot do. */
  protected final void requireOpen() throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }
}

package org.veilmark.operators.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.apache.flink.core.fs.FSDataInputStream;

/**
 * Reads a Flink stream at any position. For one thread. Like a {@code FileChannel}, it is closed by
 * an interrupt, and says so: a cancelled task must never take the interruption for the end of the
 * file.
 */
final class FlinkByteChannel implements SeekableByteChannel {
  private static final int TRANSFER_BYTES = 64 * 1024;

  private final FSDataInputStream stream;
  private final long sizeBytes;
  private final long readThroughBytes;
  private long position;
  private boolean open = true;

  /**
   * A channel.
   *
   * @param sizeBytes of the file
   * @param readThroughBytes gaps up to this are read rather than jumped over
   */
  FlinkByteChannel(FSDataInputStream stream, long sizeBytes, long readThroughBytes) {
    this.stream = stream;
    this.sizeBytes = sizeBytes;
    this.readThroughBytes = readThroughBytes;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    requireOpen();
    if (Thread.currentThread().isInterrupted()) {
      close();
      throw new ClosedByInterruptException();
    }
    if (!target.hasRemaining()) {
      return 0;
    }
    if (position >= sizeBytes) {
      return -1;
    }
    int count = StorageCall.checked(() -> readAtPosition(target));
    if (count > 0) {
      position += count;
    }
    return count;
  }

  private int readAtPosition(ByteBuffer target) throws IOException {
    long gapBytes = position - stream.getPos();
    if (gapBytes > 0 && gapBytes <= readThroughBytes) {
      stream.readNBytes((int) gapBytes);
    }
    if (stream.getPos() != position) {
      stream.seek(position);
    }
    return target.hasArray() ? readIntoArray(target) : readThroughBuffer(target);
  }

  private int readIntoArray(ByteBuffer target) throws IOException {
    int count =
        stream.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
    if (count > 0) {
      target.position(target.position() + count);
    }
    return count;
  }

  private int readThroughBuffer(ByteBuffer target) throws IOException {
    byte[] buffer = new byte[Math.min(TRANSFER_BYTES, target.remaining())];
    int count = stream.read(buffer, 0, buffer.length);
    if (count > 0) {
      target.put(buffer, 0, count);
    }
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
  public void close() throws IOException {
    if (open) {
      open = false;
      stream.close();
    }
  }

  private void requireOpen() throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }
}

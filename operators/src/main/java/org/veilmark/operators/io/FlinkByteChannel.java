package org.veilmark.operators.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import org.apache.flink.core.fs.FSDataInputStream;

/**
 * Reads a Flink stream at any position. For one thread. Like a {@code FileChannel}, it is closed by
 * an interrupt, and says so: a cancelled task must never take the interruption for the end of the
 * file.
 */
final class FlinkByteChannel extends ReadOnlyChannel {
  private static final int TRANSFER_BYTES = 64 * 1024;

  private final FSDataInputStream stream;
  private final long readThroughBytes;

  /**
   * A channel.
   *
   * @param sizeBytes of the file
   * @param readThroughBytes gaps up to this are read rather than jumped over
   */
  FlinkByteChannel(FSDataInputStream stream, long sizeBytes, long readThroughBytes) {
    super(sizeBytes);
    this.stream = stream;
    this.readThroughBytes = readThroughBytes;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    requireOpen();
    if (Thread.currentThread().isInterrupted()) {
      close();
      throw new ClosedByInterruptException();
    }
    return super.read(target);
  }

  @Override
  protected int readAt(long at, ByteBuffer target) throws IOException {
    return StorageCall.checked(
        () -> {
          goTo(at);
          return target.hasArray() ? readIntoArray(target) : readThroughBuffer(target);
        });
  }

  private void goTo(long at) throws IOException {
    long gapBytes = at - stream.getPos();
    if (gapBytes > 0 && gapBytes <= readThroughBytes) {
      stream.readNBytes((int) gapBytes);
    }
    if (stream.getPos() != at) {
      stream.seek(at);
    }
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
  public void close() throws IOException {
    if (isOpen()) {
      super.close();
      stream.close();
    }
  }
}

package org.veilmark.operators.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.veilmark.operators.io.ReadOnlyChannel;

/** A channel that knows its size and can read nothing. */
final class FailingChannel extends ReadOnlyChannel {
  FailingChannel(long sizeBytes) {
    super(sizeBytes);
  }

  @Override
  protected int readAt(long at, ByteBuffer target) throws IOException {
    throw new IOException("503 slow down");
  }
}

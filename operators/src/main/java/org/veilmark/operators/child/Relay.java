package org.veilmark.operators.child;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;

/** The child's side of the pipe, while it works. Safe for use by several threads. */
final class Relay {
  private final DataOutputStream out;
  private final BlockingQueue<Message> answers;

  Relay(DataOutputStream out, BlockingQueue<Message> answers) {
    this.out = out;
    this.answers = answers;
  }

  synchronized void say(Message message) throws IOException {
    message.write(out);
  }

  /** Bytes of the input; fewer at its end. */
  synchronized byte[] read(long position, int length) throws IOException {
    say(
        new Message(
            Message.Kind.READ,
            ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(position)
                .putInt(length)
                .array()));
    Message answer;
    try {
      answer = answers.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    if (answer.kind() == Message.Kind.NO_DATA) {
      throw new IOException(new String(answer.body(), StandardCharsets.UTF_8));
    }
    return answer.body();
  }
}

package org.veilmark.operators.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.veilmark.operators.work.WorkListener;

/** Passes on to the parent what its work tells. */
record ToldOverPipe(Relay relay) implements WorkListener {

  @Override
  public void frameDone(long lumaSamples) {
    say(Message.Kind.FRAME, ByteBuffer.allocate(Long.BYTES).putLong(lumaSamples).array());
  }

  @Override
  public void spent(Step step, long nanos) {
    byte[] name = step.name().getBytes(StandardCharsets.US_ASCII);
    say(
        Message.Kind.SPENT,
        ByteBuffer.allocate(Long.BYTES + name.length).putLong(nanos).put(name).array());
  }

  private void say(Message.Kind kind, byte[] body) {
    try {
      relay.say(new Message(kind, body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.veilmark.operators.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.veilmark.code.SecretKey;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.operators.engine.InProcessEngine;
import org.veilmark.operators.engine.SegmentEngine;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.work.WorkListener;
import org.veilmark.schema.JobError;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.codec.RecordCodec;

/**
 * What runs in the child process: takes orders from standard input, one after the other, and
 * answers on descriptor {@value #PIPE}. Ends with its parent, whose end of the pipe closes then.
 */
public final class ChildMain {
  /** File descriptor to answer on, which nobody prints to by accident. */
  static final int PIPE = 3;

  private static final int ORPHANED = 3;

  private final BlockingQueue<Message> orders = new LinkedBlockingQueue<>();
  private final BlockingQueue<Message> answers = new LinkedBlockingQueue<>();
  private final Relay relay;

  // The key is gone with the process; media limits were checked when the job was planned.
  private final SegmentEngine engine = new InProcessEngine(FfmpegMedia.create());

  private ChildMain(DataOutputStream out) {
    relay = new Relay(out, answers);
  }

  /** Works until standard input ends. Takes no arguments. */
  public static void main(String[] arguments) throws Exception {
    DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream("/proc/self/fd/" + PIPE)));
    ChildMain child = new ChildMain(out);
    Thread listener = new Thread(child::listen, "orders");
    listener.setDaemon(true);
    listener.start();
    while (true) {
      child.obey(child.orders.take());
    }
  }

  /** Takes in what the parent says; without a parent, whatever is being done is for nobody. */
  private void listen() {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)))) {
      Message message = Message.read(in);
      while (message != null) {
        (message.kind().isOrder() ? orders : answers).add(message);
        message = Message.read(in);
      }
    } catch (IOException e) {
      // The same as an end.
    }
    Runtime.getRuntime().halt(ORPHANED);
  }

  private void obey(Message message) throws IOException {
    Message answer;
    try {
      answer = new Message(Message.Kind.RESULT, perform(message));
    } catch (Exception thrown) {
      Optional<JobError> expected = Failures.expected(thrown);
      answer =
          expected.isPresent()
              ? new Message(Message.Kind.FAILURE, bytes(expected.get()))
              : new Message(Message.Kind.BUG, thrown.toString().getBytes(StandardCharsets.UTF_8));
    }
    relay.say(answer);
  }

  private byte[] perform(Message message) throws Exception {
    Order order = Order.ofBytes(message.body());
    RelayedSource input = new RelayedSource(relay, order.inputName(), order.inputBytes());
    SegmentDescriptor descriptor = order.descriptor();
    WorkListener listener = new ToldOverPipe(relay);
    if (message.kind() == Message.Kind.COVER) {
      return new RecordCodec<>(SegmentOutput.class)
          .encode(engine.cover(descriptor, input, Path.of(order.draft()), listener));
    }
    SecretKey key = SecretKey.ofHex(order.keyHex());
    if (message.kind() == Message.Kind.EMBED) {
      return new RecordCodec<>(SegmentOutput.class)
          .encode(engine.embed(descriptor, input, Path.of(order.draft()), key, listener));
    }
    return new RecordCodec<>(SegmentEvidence.class)
        .encode(engine.extract(descriptor, input, key, listener));
  }

  private static byte[] bytes(JobError error) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(error.getCode());
    out.writeUTF(error.getMessage());
    return bytes.toByteArray();
  }
}

package org.veilmark.operators.child;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.veilmark.code.SecretKey;
import org.veilmark.media.ByteSource;
import org.veilmark.operators.engine.SegmentEngine;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.failure.ReportedException;
import org.veilmark.operators.work.WorkListener;
import org.veilmark.schema.JobError;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.codec.RecordCodec;
import org.veilmark.schema.codec.RecordDecodingException;

/**
 * Has a child process do the work. The child sees nothing but the bytes of the input that it asks
 * for, and one local file to write. Whatever it dies of costs the segment an attempt; when they are
 * used up, the segment has failed, and nothing else.
 */
public final class ChildEngine implements SegmentEngine {
  private static final Logger LOG = LoggerFactory.getLogger(ChildEngine.class);

  /** The most that one message may ask for; the channel below buffers on its own. */
  private static final int MAX_READ_BYTES = 4 << 20;

  /** For work without a mark: what the child does not need it is not told. */
  private static final String NO_KEY = "";

  private final ChildLimits limits;
  private final Path directory;
  private volatile @Nullable ChildProcess child;

  /**
   * An engine whose child is started with the first segment, and again after each death.
   *
   * @param directory for temporary files, which must be there
   */
  public ChildEngine(ChildLimits limits, Path directory) {
    this.limits = limits;
    this.directory = directory;
  }

  @Override
  public SegmentOutput embed(
      SegmentDescriptor descriptor,
      ByteSource host,
      Path draft,
      SecretKey key,
      WorkListener listener)
      throws JobException, ReportedException, IOException {
    return perform(
        Message.Kind.EMBED, descriptor, host, draft, key.toHex(), listener, SegmentOutput.class);
  }

  @Override
  public SegmentEvidence extract(
      SegmentDescriptor descriptor, ByteSource video, SecretKey key, WorkListener listener)
      throws JobException, ReportedException, IOException {
    return perform(
        Message.Kind.EXTRACT,
        descriptor,
        video,
        null,
        key.toHex(),
        listener,
        SegmentEvidence.class);
  }

  @Override
  public SegmentOutput cover(
      SegmentDescriptor descriptor, ByteSource video, Path draft, WorkListener listener)
      throws JobException, ReportedException, IOException {
    return perform(
        Message.Kind.COVER, descriptor, video, draft, NO_KEY, listener, SegmentOutput.class);
  }

  /** One at a time: a thread whose time was up may not have noticed when the next one comes. */
  private synchronized <T extends SpecificRecordBase> T perform(
      Message.Kind kind,
      SegmentDescriptor descriptor,
      ByteSource input,
      @Nullable Path draft,
      String keyHex,
      WorkListener listener,
      Class<T> resultType)
      throws JobException, ReportedException, IOException {
    try (SeekableByteChannel channel = input.open()) {
      Order order =
          new Order(
              descriptor,
              input.name(),
              channel.size(),
              keyHex,
              draft == null ? "" : draft.toAbsolutePath().toString());
      String cause = "";
      for (int attempt = 1; attempt <= limits.attempts(); attempt++) {
        try {
          byte[] result = converse(new Message(kind, order.toBytes()), channel, listener);
          return new RecordCodec<>(resultType).decode(result);
        } catch (ChildDiedException | RecordDecodingException e) {
          cause = e.getMessage();
          LOG.warn("Attempt {} at {}: the child process {}", attempt, order, cause);
          close();
          if (draft != null) {
            deleteDrafts(draft);
          }
        }
      }
      throw new JobException(
          FailureCode.SEGMENT_CRASHED,
          "the process that worked on segment %d %s, as in %d attempts"
              .formatted(descriptor.getSegmentIndex(), cause, limits.attempts()));
    }
  }

  /** The draft, and what the encoder has beside it under longer names. */
  private static void deleteDrafts(Path draft) throws IOException {
    Path directory = draft.toAbsolutePath().getParent();
    try (DirectoryStream<Path> drafts =
        Files.newDirectoryStream(
            directory,
            file -> file.getFileName().toString().startsWith(draft.getFileName().toString()))) {
      for (Path left : drafts) {
        Files.deleteIfExists(left);
      }
    }
  }

  /** Gives an order and serves the child until the work is done. */
  private byte[] converse(Message order, SeekableByteChannel input, WorkListener listener)
      throws ChildDiedException, ReportedException, IOException {
    try {
      ChildProcess worker = child();
      worker.say(order);
      while (true) {
        Message message = worker.hear();
        switch (message.kind()) {
          case READ -> worker.say(read(input, message.body()));
          case FRAME -> listener.frameDone(ByteBuffer.wrap(message.body()).getLong());
          case SPENT -> spent(message.body(), listener);
          case RESULT -> {
            return message.body();
          }
          case FAILURE -> throw new ReportedException(error(message.body()));
          case BUG ->
              throw new IllegalStateException(
                  "in the child process: " + new String(message.body(), StandardCharsets.UTF_8));
          default -> throw new ChildDiedException("said " + message.kind());
        }
      }
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (RuntimeException | IOException e) {
      // It may be in the middle of anything.
      close();
      throw e;
    }
  }

  private static void spent(byte[] body, WorkListener listener) throws ChildDiedException {
    ByteBuffer told = ByteBuffer.wrap(body);
    long nanos = told.getLong();
    String step = StandardCharsets.US_ASCII.decode(told).toString();
    try {
      listener.spent(WorkListener.Step.valueOf(step), nanos);
    } catch (IllegalArgumentException e) {
      throw new ChildDiedException("spent time on " + step);
    }
  }

  private ChildProcess child() throws IOException {
    ChildProcess worker = child;
    if (worker == null || !worker.isAlive()) {
      worker = ChildProcess.start(limits, directory);
      child = worker;
    }
    return worker;
  }

  /** What the child asked for; a failure of the store is told to it, and comes back from there. */
  private static Message read(SeekableByteChannel input, byte[] asked) throws ChildDiedException {
    ByteBuffer request = ByteBuffer.wrap(asked);
    long position = request.getLong();
    int length = request.getInt();
    if (position < 0 || length < 0 || length > MAX_READ_BYTES) {
      throw new ChildDiedException("asked for " + length + " bytes at " + position);
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try {
      input.position(position);
      int read = 0;
      while (read >= 0 && bytes.hasRemaining()) {
        read = input.read(bytes);
      }
    } catch (IOException e) {
      return new Message(
          Message.Kind.NO_DATA, Failures.oneLine(e).getBytes(StandardCharsets.UTF_8));
    }
    byte[] body = new byte[bytes.position()];
    bytes.flip().get(body);
    return new Message(Message.Kind.DATA, body);
  }

  private static JobError error(byte[] body) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(body));
    return new JobError(in.readUTF(), in.readUTF());
  }

  /** Process id of the child; 0 if there is none. */
  long childPid() {
    return child == null ? 0 : child.pid();
  }

  /** Ends the child, whatever it does. */
  @Override
  public void close() {
    ChildProcess worker = child;
    if (worker != null) {
      worker.kill("is not needed any more");
      child = null;
    }
  }
}

package org.veilmark.operators.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.MediaException;
import org.veilmark.media.SegmentEncoder;
import org.veilmark.media.StagedSegment;
import org.veilmark.media.VideoFrame;
import org.veilmark.signal.Picture;

/**
 * Codes each picture in a thread of its own, while the next one is decoded and marked. Pictures
 * reach the encoder one by one and in order, so its bytes are the same. What goes wrong with a
 * picture is thrown by the call after it.
 */
final class BackgroundEncoder implements Closeable {
  private final SegmentEncoder encoder;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread coder = new Thread(work, Thread.currentThread().getName() + "-encode");
            coder.setDaemon(true);
            return coder;
          });
  private @Nullable Future<?> coding;
  private long busyNanos;

  /** Takes {@code encoder} over, and closes it. */
  BackgroundEncoder(SegmentEncoder encoder) {
    this.encoder = encoder;
  }

  /**
   * Begins to code the next picture, once the one before is coded.
   *
   * @param picture must stay as it is until the next call has come back, which is how long those of
   *     a {@link VideoFrame} do
   * @param ptsTicks as {@link SegmentEncoder#encode} takes them
   * @param keyFrame whether to make it a random-access picture
   */
  void encode(Picture picture, long ptsTicks, boolean keyFrame) throws IOException, MediaException {
    awaitCoded();
    coding =
        thread.submit(
            () -> {
              long start = System.nanoTime();
              encoder.encode(picture, ptsTicks, keyFrame);
              busyNanos += System.nanoTime() - start;
              return null;
            });
  }

  /** Waits for the picture before, if there is one. */
  private void awaitCoded() throws IOException, MediaException {
    Future<?> last = coding;
    coding = null;
    if (last == null) {
      return;
    }
    try {
      last.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while encoding");
    } catch (ExecutionException e) {
      rethrow(e.getCause());
    }
  }

  private static void rethrow(@Nullable Throwable cause) throws IOException, MediaException {
    if (cause instanceof IOException e) {
      throw e;
    }
    if (cause instanceof MediaException e) {
      throw e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    throw cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
  }

  /** Ends the segment, see {@link SegmentEncoder#finish}. */
  StagedSegment finish() throws IOException, MediaException {
    awaitCoded();
    long start = System.nanoTime();
    StagedSegment staged = encoder.finish();
    busyNanos += System.nanoTime() - start;
    return staged;
  }

  /** Time that coding took so far, in its own thread; once finished. */
  long busyNanos() {
    return busyNanos;
  }

  /** Waits for the picture that is being coded, whose memory is still in use. */
  @Override
  public void close() {
    thread.shutdown();
    boolean interrupted = false;
    while (!thread.isTerminated()) {
      try {
        thread.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    encoder.close();
  }
}

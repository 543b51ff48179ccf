package org.veilmark.operators.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.veilmark.media.SegmentEncoder;
import org.veilmark.media.StagedSegment;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;

class BackgroundEncoderTest {
  private static final PictureFormat FORMAT = PictureFormat.yuv420(16, 16);

  private final List<String> coded = new ArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private @Nullable Throwable failure;
  private boolean closed;

  @Test
  void encode_twoPicturesInTurn_areCodedAsTheyWere_inOrder() throws Exception {
    Picture[] pictures = {Picture.allocate(FORMAT), Picture.allocate(FORMAT)};
    try (BackgroundEncoder encoder = new BackgroundEncoder(new Coder())) {
      for (int i = 0; i < 100; i++) {
        Picture picture = pictures[i % 2];
        Arrays.fill(((BytePlane) picture.v()).samples(), (byte) i);
        encoder.encode(picture, 10L * i, i % 7 == 0);
      }
      assertThat(encoder.finish().frames()).isEqualTo(100);
      assertThat(encoder.busyNanos()).isPositive();
    }

    assertThat(coded).hasSize(100);
    for (int i = 0; i < 100; i++) {
      assertThat(coded.get(i)).isEqualTo(i + " at " + 10 * i + (i % 7 == 0 ? " key" : ""));
    }
    assertThat(closed).isTrue();
  }

  @Test
  void encode_afterAFailure_throwsItAsItWas() throws Exception {
    IOException full = new IOException("no space left");
    failure = full;
    try (BackgroundEncoder encoder = new BackgroundEncoder(new Coder())) {
      encoder.encode(Picture.allocate(FORMAT), 0, true);

      assertThatThrownBy(() -> encoder.encode(Picture.allocate(FORMAT), 1, false)).isSameAs(full);
    }
    assertThat(closed).isTrue();
  }

  @Test
  void finish_afterAFailure_throwsIt() throws Exception {
    OutOfMemoryError memory = new OutOfMemoryError("native memory");
    failure = memory;
    try (BackgroundEncoder encoder = new BackgroundEncoder(new Coder())) {
      encoder.encode(Picture.allocate(FORMAT), 0, true);

      assertThatThrownBy(encoder::finish).isSameAs(memory);
    }
  }

  @Test
  void encode_interrupted_throws_andCloseWaitsForWhatIsCoded() throws Exception {
    BackgroundEncoder encoder = new BackgroundEncoder(new WaitingCoder());
    encoder.encode(Picture.allocate(FORMAT), 0, true);
    begun.await();

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> encoder.encode(Picture.allocate(FORMAT), 1, false))
        .isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(closed).isFalse();
    new Thread(released::countDown).start();
    encoder.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(closed).isTrue();
    assertThat(coded).containsExactly("0 at 0 key");
  }

  /** Takes note of what it gets. */
  private class Coder implements SegmentEncoder {
    @Override
    public void encode(Picture picture, long ptsTicks, boolean keyFrame) throws IOException {
      if (failure instanceof IOException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
      int value = ((BytePlane) picture.v()).samples()[0];
      coded.add(value + " at " + ptsTicks + (keyFrame ? " key" : ""));
    }

    @Override
    public StagedSegment finish() {
      return new StagedSegment(Path.of("staged"), coded.size(), 1, 0, 1);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** Codes only once it may. */
  private final class WaitingCoder extends Coder {
    @Override
    public void encode(Picture picture, long ptsTicks, boolean keyFrame) throws IOException {
      begun.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      super.encode(picture, ptsTicks, keyFrame);
    }
  }
}

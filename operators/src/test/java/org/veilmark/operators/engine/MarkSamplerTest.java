package org.veilmark.operators.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.veilmark.embed.MarkError;
import org.veilmark.media.ColourTags;
import org.veilmark.media.TimeBase;
import org.veilmark.media.VideoFrame;
import org.veilmark.operators.testing.FakeMedia;
import org.veilmark.operators.work.PresentationClock;
import org.veilmark.schema.MarkSample;
import org.veilmark.schema.codec.RecordBytes;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;

class MarkSamplerTest {
  private static final PresentationClock PRESENTATION =
      new PresentationClock(new TimeBase(1, 1), /* originPtsTicks= */ 2);
  private static final int MAX_BYTES = 32 << 10;

  @Test
  void result_picturesNearTheTime_isTheOneThatChangesMost() throws Exception {
    assertThat(secondOf(6L, whole(4, 90), whole(5, 10), whole(6, 30), whole(7, 20), whole(8, 90)))
        .isEqualTo(4);
    assertThat(secondOf(6L, whole(5, 10), whole(6, 10))).isEqualTo(3);
  }

  @Test
  void result_damagedPictures_areLeftOut() throws Exception {
    assertThat(secondOf(6L, whole(4, 9), damaged(6), whole(7, 9))).isEqualTo(5);
    assertThat(secondOf(6L, damaged(4), whole(5, 9), damaged(6))).isEqualTo(3);
    assertThat(secondOf(6L, damaged(4), damaged(6))).isNull();
  }

  @Test
  void result_noPictureNearTheTime_isTheFirst() throws Exception {
    assertThat(secondOf(9L, whole(4, 9), whole(5, 20), whole(11, 20))).isEqualTo(2);
  }

  @Test
  void result_notAskedFor_isNone() throws Exception {
    assertThat(secondOf(null, whole(4, 9), whole(5, 9))).isNull();
  }

  @Test
  void result_pictures_areTheOneBeforeAndAfterAndWhatChanged() throws Exception {
    MarkSample sample = sample(6L, whole(5, 10), whole(6, 20), whole(7, 5));

    BufferedImage original = decoded(sample.getOriginal());
    BufferedImage marked = decoded(sample.getMarked());
    BufferedImage difference = decoded(sample.getDifference());
    assertThat(original.getWidth()).isEqualTo(64);
    assertThat(original.getHeight()).isEqualTo(48);
    // Luma of the left half is 20 more: in full range that is 20 * 255 / 219.
    assertThat(green(marked, 10, 24) - green(original, 10, 24)).isBetween(18, 28);
    assertThat(green(marked, 54, 24) - green(original, 54, 24)).isBetween(-4, 4);
    assertThat(sample.getGain()).isEqualTo(12);
    assertThat(green(difference, 10, 24)).isBetween(236, 244);
    assertThat(green(difference, 54, 24)).isLessThan(4);
  }

  @Test
  void result_noiseOfAnySize_staysSmall() throws Exception {
    PictureFormat format = PictureFormat.yuv420(1000, 1000);
    Picture noise = Picture.allocate(format);
    new Random(6).nextBytes(((BytePlane) noise.y()).samples());
    new Random(7).nextBytes(((BytePlane) noise.u()).samples());

    MarkSample sample = sample(0L, new Marked(new VideoFrame(noise, 0, true, false), 20));

    assertThat(decoded(sample.getOriginal()).getWidth()).isEqualTo(480);
    assertThat(sample.getOriginal().remaining()).isLessThanOrEqualTo(MAX_BYTES);
    assertThat(sample.getMarked().remaining()).isLessThanOrEqualTo(MAX_BYTES);
    assertThat(sample.getDifference().remaining()).isLessThanOrEqualTo(MAX_BYTES);
  }

  /**
   * A picture and by how much it is made brighter, in its left half.
   *
   * @param delta in code values
   */
  private record Marked(VideoFrame frame, int delta) {}

  private static @Nullable Long secondOf(@Nullable Long aboutPtsTicks, Marked... pictures)
      throws IOException {
    MarkSample sample = sample(aboutPtsTicks, pictures);
    return sample == null ? null : sample.getTimeMicros() / 1_000_000;
  }

  private static @Nullable MarkSample sample(@Nullable Long aboutPtsTicks, Marked... pictures)
      throws IOException {
    MarkSampler sampler = new MarkSampler(aboutPtsTicks, PRESENTATION);
    for (Marked picture : pictures) {
      sampler.before(picture.frame());
      long change = brightenLeftHalf(picture.frame().picture(), picture.delta());
      sampler.after(picture.frame(), new MarkError(change, 0, 0));
    }
    return sampler.result(ColourTags.NONE);
  }

  private static long brightenLeftHalf(Picture picture, int by) {
    float[] delta = new float[picture.format().width()];
    Arrays.fill(delta, 0, delta.length / 2, by);
    long squares = 0;
    for (int y = 0; y < picture.format().height(); y++) {
      squares += picture.y().addRow(y, delta);
    }
    return squares;
  }

  private static Marked whole(long tick, int delta) {
    return new Marked(
        new VideoFrame(FakeMedia.picture(tick), tick, /* keyFrame= */ true, /* corrupt= */ false),
        delta);
  }

  private static Marked damaged(long tick) {
    return new Marked(
        new VideoFrame(FakeMedia.picture(tick), tick, /* keyFrame= */ true, /* corrupt= */ true),
        /* delta= */ 40);
  }

  private static BufferedImage decoded(ByteBuffer jpeg) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(RecordBytes.copyOf(jpeg)));
  }

  private static int green(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) >> 8 & 0xff;
  }
}

package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.veilmark.code.Algorithm;
import org.veilmark.code.MessageException;
import org.veilmark.code.SecretKey;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.embed.Embedder;
import org.veilmark.scene.TestScene;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;

/** Pieces that are read in parts. */
class EvidenceCollectorTest {
  private static final SecretKey KEY = SecretKey.ofHex("2a".repeat(32));
  private static final PictureFormat FORMAT = PictureFormat.yuv420(320, 240);
  private static final double PICTURE_SECONDS = 0.125;
  private static final double PART_SECONDS = 6;
  private static final GeometryMap MIRRORED = new GeometryMap(-1, 0, 0, 1);

  private final EvidenceCollector whole = collector(60);
  private final EvidenceCollector inParts = collector(PART_SECONDS);
  private final Embedder embedder =
      new Embedder(new EmbedSettings(Algorithm.V2, 2, 1, "VEILMARK2026"), KEY, FORMAT);
  private final TestScene scene = new TestScene(FORMAT, 20261130);

  EvidenceCollectorTest() throws MessageException {}

  @Test
  void finish_oneLongerThanAPart_holdsAllOfItAndTheMessage() {
    for (double t = 0; t < 15; t += PICTURE_SECONDS) {
      Picture picture = marked(t);
      whole.add(picture, t, false);
      inParts.add(picture, t, false);
    }
    Evidence evidence = inParts.finish();

    assertThat(evidence.bins().keySet()).isEqualTo(whole.finish().bins().keySet()).hasSize(60);
    assertThat(evidence.located().map()).isEqualTo(GeometryMap.IDENTITY);
    assertThat(TestVote.message(evidence, KEY)).contains("VEILMARK2026");
  }

  @Test
  void finish_partThatShowsNoMap_isReadAsTheOthers() {
    for (double t = 0; t < 3 * PART_SECONDS; t += PICTURE_SECONDS) {
      boolean flat = t >= PART_SECONDS && t < 2 * PART_SECONDS;
      inParts.add(flat ? gray() : mirrored(marked(t)), t, false);
    }

    assertMirrored(inParts.finish(), 72);
  }

  /** Of a scene in which the two parts, each by itself, come to maps that do not add up. */
  @Test
  void finish_laterPartThatShowsItsMapMore_keepsTheFirst() throws MessageException {
    TestScene other = new TestScene(FORMAT, 3);
    Embedder fainter =
        new Embedder(new EmbedSettings(Algorithm.V2, 2, 0.75, "VEILMARK2026"), KEY, FORMAT);
    for (double t = 0; t < 2 * PART_SECONDS; t += PICTURE_SECONDS) {
      Picture picture = other.at(t);
      (t < PART_SECONDS ? fainter : embedder).embed(picture, t);
      inParts.add(mirrored(picture), t, false);
    }

    assertMirrored(inParts.finish(), 48);
  }

  @Test
  void finish_firstPartThatShowsNoMap_isLeftOut() {
    for (double t = 0; t < 2 * PART_SECONDS; t += PICTURE_SECONDS) {
      inParts.add(t < PART_SECONDS ? gray() : mirrored(marked(t)), t, false);
    }

    assertMirrored(inParts.finish(), 24);
  }

  @Test
  void finish_noPartThatShowsAMap_holdsAllOfThem() {
    for (double t = 0; t < 3 * PART_SECONDS; t += PICTURE_SECONDS) {
      inParts.add(t < PART_SECONDS ? gray() : scene.at(t), t, false);
    }
    Evidence evidence = inParts.finish();

    assertThat(evidence.located().isLikely()).isFalse();
    assertThat(evidence.bins()).hasSize(72);
  }

  @Test
  void finish_nothingAdded_isEmpty() {
    assertThat(inParts.finish().isEmpty()).isTrue();
  }

  private static void assertMirrored(Evidence evidence, int bins) {
    assertThat(evidence.located().map().distance(MIRRORED)).isLessThan(0.02);
    assertThat(evidence.bins()).hasSize(bins);
    assertThat(TestVote.message(evidence, KEY)).contains("VEILMARK2026");
  }

  private static EvidenceCollector collector(double partSeconds) {
    return new EvidenceCollector(
        FORMAT,
        KEY,
        List.of(Algorithm.V2),
        SearchWidth.USUAL,
        Optional.empty(),
        () -> false,
        partSeconds);
  }

  private Picture marked(double seconds) {
    Picture picture = scene.at(seconds);
    embedder.embed(picture, seconds);
    return picture;
  }

  private static Picture gray() {
    Picture picture = Picture.allocate(FORMAT);
    for (Plane plane : List.of(picture.y(), picture.u(), picture.v())) {
      Arrays.fill(((BytePlane) plane).samples(), (byte) 128);
    }
    return picture;
  }

  private static Picture mirrored(Picture picture) {
    for (Plane plane : List.of(picture.y(), picture.u(), picture.v())) {
      BytePlane bytes = (BytePlane) plane;
      for (int y = 0; y < bytes.height(); y++) {
        int row = bytes.offset() + y * bytes.stride();
        for (int x = 0; x < bytes.width() / 2; x++) {
          int other = row + bytes.width() - 1 - x;
          byte left = bytes.samples()[row + x];
          bytes.samples()[row + x] = bytes.samples()[other];
          bytes.samples()[other] = left;
        }
      }
    }
    return picture;
  }
}

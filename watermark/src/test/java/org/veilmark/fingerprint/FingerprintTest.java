package org.veilmark.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.scene.TestScene;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;

class FingerprintTest {
  private static final PictureFormat FORMAT = PictureFormat.yuv420(96, 64);

  private static Fingerprint of(double fromSeconds, double toSeconds) {
    TestScene scene = new TestScene(FORMAT, 1);
    FingerprintCollector collector = new FingerprintCollector(FORMAT);
    for (double seconds = fromSeconds; seconds < toSeconds; seconds += 0.1) {
      collector.add(scene.at(seconds), seconds);
    }
    return collector.finish();
  }

  @Test
  void collector_tenPicturesASecond_takesTheFirstOfEachQuarter() {
    assertThat(of(0, 2).samples().keySet()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    TestScene scene = new TestScene(FORMAT, 1);
    FingerprintCollector collector = new FingerprintCollector(FORMAT);
    collector.add(scene.at(0), 0);
    collector.add(scene.at(9), 0.1);
    FingerprintCollector first = new FingerprintCollector(FORMAT);
    first.add(scene.at(0), 0);
    assertThat(collector.finish()).isEqualTo(first.finish());
  }

  @Test
  void collector_blackPictures_takesNone() {
    FingerprintCollector collector = new FingerprintCollector(FORMAT);
    collector.add(Picture.allocate(FORMAT), 0);
    assertThat(collector.finish().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void merge_piecesInAnyOrder_isTheWhole(long seed) {
    List<Fingerprint> pieces = new ArrayList<>(List.of(of(0, 2), of(2, 5), of(5, 6)));
    Collections.shuffle(pieces, new Random(seed));
    assertThat(Fingerprint.merge(pieces)).isEqualTo(of(0, 6));
  }

  @Test
  void merge_piecesThatShareATick_doesNotDependOnTheOrder() {
    Fingerprint a = of(0, 1.15);
    Fingerprint b = of(1.12, 2);
    assertThat(a.samples()).containsKey(4);
    assertThat(b.samples()).containsKey(4);
    assertThat(Fingerprint.merge(List.of(a, b))).isEqualTo(Fingerprint.merge(List.of(b, a)));
  }

  @Test
  void merge_longFilm_isThinnedEvenly() {
    int hours = 3;
    List<Fingerprint> pieces = new ArrayList<>();
    for (int minute = 0; minute < hours * 60; minute++) {
      pieces.add(RandomFingerprint.of(minute, minute * 240, 240));
    }
    Fingerprint whole = Fingerprint.merge(pieces);
    assertThat(whole.samples()).hasSize(hours * 3600 / 4);
    assertThat(whole.samples().keySet()).allMatch(tick -> tick % 16 == 0);
    Collections.reverse(pieces);
    assertThat(Fingerprint.merge(pieces)).isEqualTo(whole);
  }

  @Test
  void bytes_roundTrip() {
    Fingerprint fingerprint = of(100, 103);
    assertThat(Fingerprint.ofBytes(fingerprint.toBytes())).isEqualTo(fingerprint);
    assertThat(fingerprint.toBytes()).hasSize(1 + 12 * 12);
  }

  @Test
  void ofBytes_anythingElse_isRefused() {
    byte[] bytes = of(0, 1).toBytes();
    bytes[0]++;
    assertThatThrownBy(() -> Fingerprint.ofBytes(bytes))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Fingerprint.ofBytes(new byte[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Fingerprint.ofBytes(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

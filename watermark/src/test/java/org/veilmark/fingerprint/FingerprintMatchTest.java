package org.veilmark.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.fingerprint.FingerprintMatch.Verdict;

class FingerprintMatchTest {
  private static final Fingerprint MARKED = RandomFingerprint.of(1, 0, 120);

  /** The samples from a tick on, as if the video began there. */
  private static Fingerprint excerpt(SortedMap<Integer, Long> whole, int from, int count) {
    SortedMap<Integer, Long> samples = new TreeMap<>();
    whole.subMap(from, from + count).forEach((tick, signs) -> samples.put(tick - from, signs));
    return new Fingerprint(samples);
  }

  @Test
  void of_sameVideo_isSame() {
    FingerprintMatch match = FingerprintMatch.of(MARKED, MARKED, 1);
    assertThat(match).isEqualTo(new FingerprintMatch(1, 0, 120));
    assertThat(match.verdict(/* whole= */ true)).isEqualTo(Verdict.SAME);
  }

  @Test
  void of_alteredExcerpt_findsWhereItWas() {
    FingerprintMatch match =
        FingerprintMatch.of(
            MARKED, RandomFingerprint.altered(excerpt(MARKED.samples(), 50, 12), 0.1, 2), 1);
    assertThat(match.offsetSeconds()).isEqualTo(12.5);
    assertThat(match.similarity()).isCloseTo(0.9, within(0.03));
    assertThat(match.samples()).isEqualTo(12);
    assertThat(match.verdict(/* whole= */ true)).isEqualTo(Verdict.SAME);
  }

  @Test
  void of_otherVideo_isDifferent() {
    FingerprintMatch match = FingerprintMatch.of(MARKED, RandomFingerprint.of(2, 0, 120), 1);
    assertThat(match.similarity()).isBetween(0.4, 0.6);
    assertThat(match.verdict(/* whole= */ true)).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void of_partOfThePictures_isUnsureUnlessTheSame() {
    FingerprintMatch unlike = FingerprintMatch.of(MARKED, RandomFingerprint.of(2, 0, 120), 1);
    FingerprintMatch like = FingerprintMatch.of(MARKED, MARKED, 1);
    assertThat(unlike.verdict(/* whole= */ false)).isEqualTo(Verdict.UNSURE);
    assertThat(like.verdict(/* whole= */ false)).isEqualTo(Verdict.SAME);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void of_turnedVideo_isSame(int symmetry) {
    SortedMap<Integer, Long> turned = new TreeMap<>(MARKED.samples());
    turned.replaceAll((tick, signs) -> PictureSigns.turned(signs, symmetry));
    assertThat(FingerprintMatch.of(MARKED, new Fingerprint(turned), 1).similarity()).isEqualTo(1);
  }

  @Test
  void of_fasterVideo_isSameAtItsRate() {
    SortedMap<Integer, Long> faster = new TreeMap<>();
    MARKED.samples().forEach((tick, signs) -> faster.put((int) Math.round(tick / 1.25), signs));
    Fingerprint read = new Fingerprint(faster);
    assertThat(FingerprintMatch.of(MARKED, read, 1.25).verdict(/* whole= */ true))
        .isEqualTo(Verdict.SAME);
    assertThat(FingerprintMatch.of(MARKED, read, 1).verdict(/* whole= */ true))
        .isNotEqualTo(Verdict.SAME);
  }

  @Test
  void of_minuteOfALongFilm_isFoundAmongThinnedSamples() {
    Fingerprint film = RandomFingerprint.of(3, 0, 3 * 3600 * Fingerprint.TICKS_PER_SECOND);
    Fingerprint minute = excerpt(RandomFingerprint.samples(3, 0, 8000), 7000, 240);
    FingerprintMatch match = FingerprintMatch.of(film, minute, 1);
    assertThat(match.offsetSeconds()).isEqualTo(1750);
    assertThat(match.samples()).isEqualTo(15);
    assertThat(match.verdict(/* whole= */ true)).isEqualTo(Verdict.SAME);
  }

  @Test
  void of_fewPictures_isUnsure() {
    FingerprintMatch match = FingerprintMatch.of(MARKED, excerpt(MARKED.samples(), 50, 7), 1);
    assertThat(match).isEqualTo(new FingerprintMatch(0, 0, 0));
    assertThat(match.verdict(/* whole= */ true)).isEqualTo(Verdict.UNSURE);
  }

  @Test
  void of_halfAltered_isUnsure() {
    FingerprintMatch match =
        FingerprintMatch.of(MARKED, RandomFingerprint.altered(MARKED, 0.29, 4), 1);
    assertThat(match.verdict(/* whole= */ true)).isEqualTo(Verdict.UNSURE);
  }

  @Test
  void of_nothing_isUnsure() {
    FingerprintMatch match = FingerprintMatch.of(MARKED, Fingerprint.merge(List.of()), 1);
    assertThat(match).isEqualTo(new FingerprintMatch(0, 0, 0));
    assertThat(match.verdict(/* whole= */ true)).isEqualTo(Verdict.UNSURE);
  }
}

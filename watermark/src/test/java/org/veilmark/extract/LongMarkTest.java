package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.veilmark.code.Algorithm;
import org.veilmark.code.MessageException;
import org.veilmark.code.PayloadFrame;
import org.veilmark.code.SecretKey;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.embed.Embedder;
import org.veilmark.scene.TestScene;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.spread.Carrier;
import org.veilmark.spread.CarrierFormat;

/** Marks that are laid over many epochs, without a codec between. */
class LongMarkTest {
  private static final SecretKey KEY = SecretKey.ofHex("2a".repeat(32));
  private static final long SEED = 20261121;

  /** Signs of one coefficient in eleven are wrong after an epoch, as on a real clip at CRF 18. */
  private static final double V2_AMPLITUDE = 0.28;

  private static final double V1_AMPLITUDE = 0.774 * V2_AMPLITUDE;
  private static final String CHINESE = "影片水印測試文字一二三四五六七八".repeat(4);

  @ParameterizedTest
  @CsvSource({"0, A", "0, VEILMARK2026", "17.25, VEILMARK2026", "61.5, Hello world"})
  void decide_anyMinuteOfV1_givesTheMessage(double start, String message) throws MessageException {
    assertReads(Algorithm.V1, V1_AMPLITUDE, message, start, 60);
  }

  @Test
  void decide_aMinuteOf64ChineseCharactersInV1_givesThem() throws MessageException {
    assertReads(Algorithm.V1, V1_AMPLITUDE, CHINESE, 33.25, 60);
  }

  @Test
  void decide_twoMinutesOfV1_areSurerThanOne() throws MessageException {
    SyntheticEvidence video =
        new SyntheticEvidence(Algorithm.V1, KEY, "VEILMARK2026", V1_AMPLITUDE);

    double minute = decide(Algorithm.V1, video.excerpt(0, 60, SEED)).marginDb().orElseThrow();
    double two = decide(Algorithm.V1, video.excerpt(0, 120, SEED)).marginDb().orElseThrow();

    assertThat(two).isGreaterThan(minute + 1);
  }

  @Test
  void decide_fifteenSecondsOf64ChineseCharactersInV2_givesThem() throws MessageException {
    assertReads(Algorithm.V2, V2_AMPLITUDE, CHINESE, 0, 15);
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void decide_byTheOtherAlgorithm_findsNothing(Algorithm algorithm) throws MessageException {
    Evidence evidence =
        new SyntheticEvidence(algorithm, KEY, "VEILMARK2026", 1).excerpt(0, 60, SEED);

    assertThat(decide(algorithm, evidence).found()).isTrue();
    for (Algorithm other : Algorithm.values()) {
      assertThat(decide(other, evidence).found()).isEqualTo(other == algorithm);
    }
  }

  @Test
  void decide_picturesMarkedByV1_givesTheMessage() throws MessageException {
    PictureFormat format = PictureFormat.yuv420(320, 240);
    TestScene scene = new TestScene(format, SEED);
    Embedder embedder =
        new Embedder(new EmbedSettings(Algorithm.V1, 2, 1, "VEILMARK2026"), KEY, format);
    ResidualCollector collector = new ResidualCollector(format);
    for (double t = 40; t < 52; t += 0.25) {
      Picture picture = scene.at(t);
      embedder.embed(picture, t);
      collector.add(picture, t - 40, false);
    }

    Residuals residuals = collector.finish();
    Evidence evidence =
        SurestMap.read(residuals, KEY, List.of(Algorithm.V2, Algorithm.V1), SearchWidth.USUAL);
    Decision decision = decide(Algorithm.V1, evidence);

    assertThat(evidence.located().isSure()).isTrue();
    assertThat(evidence.located().statistic())
        .isEqualTo(located(residuals, Algorithm.V1).statistic())
        .isGreaterThan(located(residuals, Algorithm.V2).statistic());
    // As it is, by either algorithm, at each of the offsets: v2 is not searched for maps first.
    assertThat(evidence.located().hypotheses()).isEqualTo(2 * 8);
    assertThat(decision.frame().map(PayloadFrame::message)).contains("VEILMARK2026");
    assertThat(decision.offsetSeconds()).isCloseTo(40, within(0.26));
    assertThat(decide(Algorithm.V2, evidence).found()).isFalse();
  }

  private static Located located(Residuals residuals, Algorithm algorithm) {
    CarrierFormat format = CarrierFormat.STANDARD;
    return SurestMap.locate(
        List.of(new PilotSearch(new Carrier(format, KEY, algorithm))),
        new MapCandidates(residuals, format, SearchWidth.USUAL, Optional.empty()));
  }

  private static void assertReads(
      Algorithm algorithm, double amplitude, String message, double start, double seconds)
      throws MessageException {
    Evidence evidence =
        new SyntheticEvidence(algorithm, KEY, message, amplitude).excerpt(start, seconds, SEED);

    Decision decision = decide(algorithm, evidence);

    assertThat(decision.frame().map(PayloadFrame::message)).contains(message);
    assertThat(decision.algorithm()).isEqualTo(algorithm);
    assertThat(decision.falsePositiveProbability()).isPositive().isLessThan(1e-9);
    assertThat(decision.offsetSeconds()).isCloseTo(start % 64, within(0.26));
  }

  private static Decision decide(Algorithm algorithm, Evidence evidence) {
    return new PayloadVoter(KEY, algorithm, 1e-9).decide(List.of(evidence));
  }
}

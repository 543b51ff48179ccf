package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.veilmark.code.Algorithm;
import org.veilmark.code.MessageException;
import org.veilmark.code.SecretKey;

class PieceMarginsTest {
  private static final SecretKey KEY = SecretKey.ofHex("2a".repeat(32));
  private static final double AMPLITUDE = 0.28;

  private static Evidence marked(double amplitude, double seconds) throws MessageException {
    return new SyntheticEvidence(Algorithm.V2, KEY, "VEILMARK", amplitude)
        .excerpt(3, seconds, /* seed= */ 7);
  }

  private static PieceMargins of(Evidence whole) {
    Findings found = new MarkSearch(KEY, List.of(Algorithm.V2), 1e-9).find(List.of(whole));
    return new PieceMargins(found.main(), KEY);
  }

  @Test
  void of_theWhole_isTheMarginOfTheFind() throws MessageException {
    Evidence whole = marked(AMPLITUDE, 20);
    Decision found = new MarkSearch(KEY, List.of(Algorithm.V2), 1e-9).find(List.of(whole)).main();

    assertThat(new PieceMargins(found, KEY).of(whole)).isEqualTo(found.marginDb());
  }

  @Test
  void of_pieces_isLessThanOfTheWhole_andLeastWhereTheMarkIsFaint() throws MessageException {
    Evidence whole = marked(AMPLITUDE, 20);
    PieceMargins margins = of(whole);
    List<Double> found = new ArrayList<>();
    for (Evidence piece :
        List.of(whole, marked(AMPLITUDE, 5), marked(AMPLITUDE / 2, 5), marked(AMPLITUDE / 4, 5))) {
      found.add(margins.of(piece).orElse(-100));
    }

    assertThat(found).isSortedAccordingTo((one, other) -> Double.compare(other, one));
    assertThat(found.get(1)).isBetween(found.get(0) - 9, found.get(0) - 3);
  }

  @Test
  void of_pieceWithoutTheMark_isFarBelowTheLimit() throws MessageException {
    PieceMargins margins = of(marked(AMPLITUDE, 20));

    assertThat(margins.of(marked(/* amplitude= */ 0, 5)).orElse(-100)).isLessThan(-6);
  }

  @Test
  void of_nothingOrAnotherGeometry_isNotKnown() throws MessageException {
    Evidence whole = marked(AMPLITUDE, 20);
    PieceMargins margins = of(whole);
    Located turned = new Located(new GeometryMap(0, 1, -1, 0), 20, 1);

    assertThat(margins.of(Evidence.empty(whole.bandSize()))).isEqualTo(OptionalDouble.empty());
    assertThat(margins.of(new Evidence(whole.bandSize(), turned, new TreeMap<>(whole.bins()))))
        .isEqualTo(OptionalDouble.empty());
  }
}

package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.veilmark.code.Algorithm;
import org.veilmark.code.MessageException;
import org.veilmark.code.PayloadFrame;
import org.veilmark.code.SecretKey;

/** Videos put together from several, as evidence of white noise. */
class MarkSearchTest {
  private static final SecretKey KEY = SecretKey.ofHex("2a".repeat(32));
  private static final double AMPLITUDE = 0.28;

  /** Just enough for a short message in 40 seconds. */
  private static final double WEAK = 0.06;

  @Test
  void find_wholeVideoMarked_isOneMarkFromBeginToEnd() throws MessageException {
    Findings found = find(marked("VEILMARK2026", 7.5, 20));

    assertThat(messages(found)).containsExactly("VEILMARK2026");
    assertThat(found.marks().get(0).ranges()).containsExactly(new TimeRange(0, 20));
    assertThat(found.main()).isEqualTo(found.marks().get(0).decision());
  }

  @Test
  void find_weakMark_isNotCutToPieces() throws MessageException {
    Findings found = find(new SyntheticEvidence(Algorithm.V2, KEY, "A", WEAK).excerpt(0, 60, 5));

    assertThat(messages(found)).containsExactly("A");
    assertThat(found.marks().get(0).ranges()).containsExactly(new TimeRange(0, 60));
  }

  @Test
  void find_withAShareOfTheThreshold_countsTheSearchesThatHaveTheRest() throws MessageException {
    Evidence evidence = marked("VEILMARK2026", 7.5, 20);
    double alone =
        new MarkSearch(KEY, List.of(Algorithm.V2), 1e-9)
            .find(List.of(evidence))
            .main()
            .falsePositiveProbability();

    Findings shared = new MarkSearch(KEY, List.of(Algorithm.V2), 1e-9, 0.1).find(List.of(evidence));
    Findings tooSmall =
        new MarkSearch(KEY, List.of(Algorithm.V2), 5 * alone, 0.1).find(List.of(evidence));

    assertThat(shared.main().falsePositiveProbability())
        .isCloseTo(10 * alone, within(1e-6 * alone));
    assertThat(tooSmall.marks()).isEmpty();
    assertThatThrownBy(() -> new MarkSearch(KEY, List.of(Algorithm.V2), 1e-9, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void find_markedAfterUnmarked_tellsWhere() throws MessageException {
    Findings found = find(unmarked(20), marked("VEILMARK2026", 3, 15));

    assertThat(messages(found)).containsExactly("VEILMARK2026");
    assertRanges(found.marks().get(0), 20, 35);
  }

  @Test
  void find_twoMessages_givesBothTheLongerFirst() throws MessageException {
    Findings found = find(marked("SHORT ONE", 0, 10), marked("LONGER ONE", 0, 28));

    assertThat(messages(found)).containsExactly("LONGER ONE", "SHORT ONE");
    assertRanges(found.marks().get(0), 10, 38);
    assertRanges(found.marks().get(1), 0, 10);
    assertThat(found.marks()).allMatch(m -> m.decision().falsePositiveProbability() < 1e-9);
  }

  @Test
  void find_twoMessagesInStep_givesBoth() throws MessageException {
    Findings found = find(marked("SHORT ONE", 0, 12), marked("LONGER ONE", 12, 14));

    assertThat(messages(found)).containsExactly("LONGER ONE", "SHORT ONE");
    assertRanges(found.marks().get(0), 12, 26);
    assertRanges(found.marks().get(1), 0, 12);
  }

  @Test
  void find_piecesCutOut_isOneMarkAtSeveralPlaces() throws MessageException {
    Findings found =
        find(
            marked("VEILMARK2026", 0, 12),
            marked("VEILMARK2026", 17, 11),
            marked("VEILMARK2026", 51, 9));

    assertThat(messages(found)).containsExactly("VEILMARK2026");
    assertRanges(found.marks().get(0), 0, 12, 12, 23, 23, 32);
  }

  @Test
  void find_markInsideAnother_givesThreeRanges() throws MessageException {
    Findings found = find(marked("OUTER", 0, 12), marked("INNER", 5, 8), marked("OUTER", 20, 12));

    assertThat(messages(found)).containsExactly("OUTER", "INNER");
    assertRanges(found.marks().get(0), 0, 12, 20, 32);
    assertRanges(found.marks().get(1), 12, 20);
  }

  @Test
  void find_piecesOfTwoGeometries_givesTheMarksOfBoth() throws MessageException {
    Evidence upright = marked("VEILMARK2026", 0, 8);
    Evidence turned = marked("ANOTHER", 0, 8);
    GeometryMap map = new GeometryMap(0, 1, -1, 0);

    Findings found =
        new MarkSearch(KEY, Algorithm.TO_TRY, 1e-9)
            .find(List.of(upright, moved(turned, 32, new Located(map, 20, 1))));

    assertThat(messages(found)).containsExactlyInAnyOrder("VEILMARK2026", "ANOTHER");
    assertThat(found.marks())
        .extracting(mark -> mark.decision().located().map())
        .containsExactlyInAnyOrder(GeometryMap.IDENTITY, map);
  }

  @Test
  void find_unmarked_findsNothing() throws MessageException {
    Findings found = find(unmarked(30));

    assertThat(found.marks()).isEmpty();
    assertThat(found.main().found()).isFalse();
    assertThat(found.main().falsePositiveProbability()).isEqualTo(1);
  }

  @Test
  void find_inChapters_isOneMarkFromBeginToEnd() throws MessageException {
    Findings found = inChapters(marked("VEILMARK2026", 7.5, 70));

    assertThat(messages(found)).containsExactly("VEILMARK2026");
    assertThat(found.marks().get(0).ranges()).containsExactly(new TimeRange(0, 70));
  }

  @Test
  void find_anotherMarkInEachChapter_givesAllWhereTheyAre() throws MessageException {
    Findings found = inChapters(marked("FIRST", 0, 40), unmarked(40), marked("SECOND", 3, 30));

    assertThat(messages(found)).containsExactly("FIRST", "SECOND");
    assertRanges(found.marks().get(0), 0, 40);
    assertRanges(found.marks().get(1), 80, 110);
  }

  @Test
  void find_markTooWeakForAnyChapter_isReadFromAllTogether() throws MessageException {
    SyntheticEvidence video = new SyntheticEvidence(Algorithm.V2, KEY, "A", WEAK / 2);

    Findings chapter = inChapters(video.excerpt(0, 38, 5));
    Findings found = inChapters(video.excerpt(0, 180, 5));

    assertThat(chapter.marks()).isEmpty();
    assertThat(messages(found)).containsExactly("A");
    assertThat(found.marks().get(0).ranges()).containsExactly(new TimeRange(0, 180));
  }

  @Test
  void find_onePieceOfSeveralChapters_isReadAsTheOthersAre() throws MessageException {
    Evidence video = marked("VEILMARK2026", 7.5, 70);

    Findings found = new MarkSearch(KEY, Algorithm.TO_TRY, 1e-9, 1, 64).find(List.of(video));

    assertThat(messages(found)).containsExactly("VEILMARK2026");
    assertThat(found.marks().get(0).ranges()).containsExactly(new TimeRange(0, 70));
  }

  @Test
  void find_inChaptersUnmarked_findsNothing() throws MessageException {
    Findings found = inChapters(unmarked(70));

    assertThat(found.marks()).isEmpty();
    assertThat(found.main().falsePositiveProbability()).isEqualTo(1);
  }

  /** In pieces of ten seconds, and chapters of two pieces; the last has up to four. */
  private static Findings inChapters(Evidence... shots) {
    Evidence video = oneAfterTheOther(shots).stream().reduce(Evidence::merge).orElseThrow();
    List<Evidence> pieces = new ArrayList<>();
    for (double from = 0; from < video.span().endSeconds(); from += 10) {
      pieces.add(video.within(List.of(new TimeRange(from, from + 10))));
    }
    return new MarkSearch(KEY, Algorithm.TO_TRY, 1e-9, 1, 64).find(pieces);
  }

  private static void assertRanges(FoundMark mark, double... borders) {
    assertThat(mark.ranges()).hasSize(borders.length / 2);
    for (int i = 0; i < borders.length / 2; i++) {
      assertThat(mark.ranges().get(i).startSeconds()).isCloseTo(borders[2 * i], within(1.01));
      assertThat(mark.ranges().get(i).endSeconds()).isCloseTo(borders[2 * i + 1], within(1.01));
    }
  }

  private static List<String> messages(Findings found) {
    return found.marks().stream()
        .map(mark -> mark.decision().frame().map(PayloadFrame::message).orElseThrow())
        .toList();
  }

  private static Evidence marked(String message, double start, double seconds)
      throws MessageException {
    return new SyntheticEvidence(Algorithm.V2, KEY, message, AMPLITUDE)
        .excerpt(start, seconds, (long) (start + seconds));
  }

  private static Evidence unmarked(double seconds) throws MessageException {
    return new SyntheticEvidence(Algorithm.V2, KEY, "-", 0).excerpt(0, seconds, 3);
  }

  private static Findings find(Evidence... shots) {
    return new MarkSearch(KEY, Algorithm.TO_TRY, 1e-9).find(oneAfterTheOther(shots));
  }

  private static List<Evidence> oneAfterTheOther(Evidence... shots) {
    List<Evidence> pieces = new ArrayList<>();
    int bins = 0;
    for (Evidence shot : shots) {
      pieces.add(moved(shot, bins, Located.UNSEARCHED));
      bins += shot.bins().size();
    }
    return pieces;
  }

  private static Evidence moved(Evidence shot, int byBins, Located located) {
    TreeMap<Integer, int[]> moved = new TreeMap<>();
    shot.bins().forEach((bin, sums) -> moved.put(bin + byBins, sums));
    return new Evidence(shot.bandSize(), located, moved);
  }
}

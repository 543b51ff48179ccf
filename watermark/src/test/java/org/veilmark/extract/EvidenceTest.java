package org.veilmark.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final int BAND = 7;
  private static final long SEED = 20261121;

  @RepeatedTest(200)
  void merge_anyOrderAndGrouping_givesTheSameBytes(RepetitionInfo round) {
    Random random = new Random(SEED + round.getCurrentRepetition());
    Evidence a = random(random);
    Evidence b = random(random);
    Evidence c = random(random);

    byte[] expected = a.merge(b).merge(c).toBytes();

    assertThat(c.merge(b).merge(a).toBytes()).isEqualTo(expected);
    assertThat(a.merge(b.merge(c)).toBytes()).isEqualTo(expected);
    assertThat(b.merge(a).merge(c)).isEqualTo(a.merge(b).merge(c));
  }

  @RepeatedTest(100)
  void merge_nothing_changesNothing(RepetitionInfo round) {
    Evidence some = random(new Random(SEED + round.getCurrentRepetition()));

    assertThat(some.merge(Evidence.empty(BAND))).isEqualTo(some);
    assertThat(Evidence.empty(BAND).merge(some)).isEqualTo(some);
  }

  @RepeatedTest(100)
  void merge_leavesItsPartsAlone(RepetitionInfo round) {
    Random random = new Random(SEED + round.getCurrentRepetition());
    Evidence a = random(random);
    byte[] before = a.toBytes();

    Evidence unused = a.merge(random(random)).merge(a);

    assertThat(unused.isEmpty()).isFalse();
    assertThat(a.toBytes()).isEqualTo(before);
  }

  @RepeatedTest(100)
  void ofBytes_isTheInverseOfToBytes(RepetitionInfo round) {
    Evidence some = random(new Random(SEED + round.getCurrentRepetition()));

    assertThat(Evidence.ofBytes(some.toBytes())).isEqualTo(some).hasSameHashCodeAs(some);
  }

  @Test
  void ofBytes_cutAnywhere_isRefused() {
    byte[] bytes = random(new Random(SEED)).toBytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);

      assertThatThrownBy(() -> Evidence.ofBytes(cut)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void ofBytes_absurdCounts_areRefusedBeforeAnythingIsAllocated() {
    byte[] bytes = Arrays.copyOf(random(new Random(SEED)).toBytes(), 51);
    byte[] counts = {(byte) 0xf8, (byte) 0xff, (byte) 0xff, (byte) 0xff, 7, 127};
    System.arraycopy(counts, 0, bytes, 42, counts.length);

    assertThatThrownBy(() -> Evidence.ofBytes(bytes)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ofBytes_unknownVersion_isRefused() {
    byte[] bytes = random(new Random(SEED)).toBytes();
    bytes[0] = 9;

    assertThatThrownBy(() -> Evidence.ofBytes(bytes)).hasMessageContaining("version 9");
  }

  @Test
  void merge_otherBand_isRefused() {
    Evidence some = random(new Random(SEED));

    assertThatThrownBy(() -> some.merge(Evidence.empty(BAND + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Evidence random(Random random) {
    TreeMap<Integer, int[]> bins = new TreeMap<>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      int[] values = new int[Evidence.PLANES * 2 * BAND];
      Arrays.setAll(values, k -> random.nextInt() >> random.nextInt(32));
      bins.put(random.nextInt(12) - 3, values);
    }
    Located located =
        new Located(
            new GeometryMap(1 + random.nextDouble(), random.nextDouble() / 2, 0, 1),
            random.nextInt(3),
            random.nextInt(9));
    return new Evidence(BAND, located, bins);
  }
}

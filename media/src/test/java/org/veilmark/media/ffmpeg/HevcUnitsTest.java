package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HevcUnitsTest {
  private static final long SEED = 17;
  private static final String TRAIL_R = "0201";
  private static final String IDR = "2601";

  private static byte[] changed(byte[] unit, int setId) {
    byte[] stream = NalUnits.join(List.of(unit), NalUnits.START_CODES);
    List<byte[]> units = NalUnits.split(HevcUnits.withSetId(stream, setId), NalUnits.START_CODES);
    assertThat(units).hasSize(1);
    return units.get(0);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  @Test
  void withSetId_slices_readBackWithTheNewIdAndTheRestMovedByAByte() {
    Random random = new Random(SEED);
    for (int setId : IntStream.rangeClosed(1, 15).filter(HevcUnits::isUsable).toArray()) {
      for (String header : List.of(TRAIL_R, IDR)) {
        int flags = header.equals(IDR) ? 2 : 1;
        for (int first = 0; first < 256; first++) {
          if ((first >> (7 - flags) & 1) == 0) {
            continue;
          }
          BitWriter payload = new BitWriter();
          payload.bits(first, 8);
          for (int i = 0; i < 40; i++) { // many zeros, so that there are prevention bytes
            payload.bits(random.nextInt(4) == 0 ? random.nextInt(256) : 0, 8);
          }
          payload.bits(1, 1);
          byte[] unit = payload.nalUnit(hex(header), 2);

          byte[] changed = changed(unit, setId);

          assertThat(changed).as("seed %d", SEED).hasSize(unit.length + 1);
          BitReader before = new BitReader(unit, 2);
          BitReader after = new BitReader(changed, 2);
          assertThat(after.bits(flags)).isEqualTo(before.bits(flags));
          assertThat(before.unsigned()).isZero();
          assertThat(after.unsigned()).isEqualTo(HevcUnits.pictureSetId(setId));
          assertThat(after.position()).isEqualTo(before.position() + 8);
          int left = before.leftToStopBit();
          assertThat(after.leftToStopBit()).isEqualTo(left);
          for (int i = 0; i < left; i++) {
            assertThat(after.bits(1)).isEqualTo(before.bits(1));
          }
        }
      }
    }
  }

  @Test
  void isUsable_leavesOutCodesThatEndInZeros() {
    assertThat(IntStream.rangeClosed(0, 16).filter(HevcUnits::isUsable))
        .containsExactly(1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 14, 15}) // codes of 3, 3, 5, 7, 7 and 9 bits
  void withSetId_pictureSet_hasBothIdsAndEndsAsBefore(int setId) {
    byte[] set = hex("4401c172b462 40".replace(" ", ""));

    byte[] changed = changed(set, setId);

    BitReader bits = new BitReader(changed, 2);
    assertThat(bits.unsigned()).isEqualTo(HevcUnits.pictureSetId(setId));
    assertThat(bits.unsigned()).isEqualTo(setId);
    BitReader original = new BitReader(set, 2);
    original.skip(2);
    int left = original.leftToStopBit();
    assertThat(bits.leftToStopBit()).isEqualTo(left);
    assertThat(bits.bits(30)).isEqualTo(original.bits(30));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 14, 15})
  void withSetId_sequenceSets_haveTheId(int setId) {
    byte[] sequence =
        hex(
            "420101016000000300900000030000030078a00502016965959a4932b9a80800000300080000030008"
                + "4040");
    byte[] video = hex("40010c01ffff01600000030090000003000003007895980900");

    HevcSps before = HevcSps.parse(sequence);
    byte[] changed = changed(sequence, setId);
    HevcSps after = HevcSps.parse(changed);
    assertThat(before.id()).isZero();
    assertThat(after.id()).isEqualTo(setId);
    assertThat(after.profile()).isEqualTo(1);
    assertThat(after.level()).isEqualTo(120);
    assertThat(new BitReader(changed, 2).bits(4)).isEqualTo(setId);
    assertThat(new BitReader(changed(video, setId), 2).bits(4)).isEqualTo(setId);
    assertThat(changed(hex("4e01891811"), setId)).isEqualTo(hex("4e01891811"));
  }

  @Test
  void withSetId_otherIdsThanZero_areRefused() {
    assertThatThrownBy(() -> changed(hex(TRAIL_R + "a0aa"), 1)) // a picture set of id 1
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void parse_subLayersAndIntraProfile_areSeen() {
    BitWriter bits = new BitWriter();
    bits.bits(0, 4);
    bits.bits(1, 3); // two sub-layers
    bits.bits(1, 1);
    bits.bits(4, 8); // range extensions
    bits.bits(0, 31);
    bits.bits(0, 11);
    bits.bits(2, 2); // intra only, but of more than one picture
    bits.bits(0, 30);
    bits.bits(0, 6);
    bits.bits(93, 8);
    bits.bits(3, 2); // profile and level of the sub-layer
    bits.bits(0, 14);
    for (int i = 0; i < 12; i++) {
      bits.bits(0xff, 8);
    }
    bits.unsigned(6);
    bits.bits(1, 1);

    HevcSps sps = HevcSps.parse(bits.nalUnit(hex("4201"), 2));

    assertThat(sps.profile()).isEqualTo(4);
    assertThat(sps.level()).isEqualTo(93);
    assertThat(sps.intraOnly()).isTrue();
    assertThat(sps.id()).isEqualTo(6);
  }
}

package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.veilmark.media.HostCoding;

class H264ConfigTest {
  private static final String SPS = "6764001facd9405005bb016a020202800000030080000019078c18cb";
  private static final String PPS = "68ef8fcb";

  /** Of a 1280x720 track of High profile, level 3.1, with 4 reference frames. */
  private static final byte[] RECORD =
      HexFormat.of().parseHex("0164001fffe1001c" + SPS + "010004" + PPS + "fdf8f800");

  private static final byte[] SETS = HexFormat.of().parseHex("00000001" + SPS + "00000001" + PPS);

  @Test
  void coding_ofARecord_isWhatItsSetsSay() throws Exception {
    H264Config config = H264Config.parse(RECORD).orElseThrow();

    assertThat(config.lengthSize()).isEqualTo(4);
    assertThat(config.coding()).isEqualTo(new HostCoding(100, 31, 4, 1));
  }

  @Test
  void parse_startCodes_saysTheSame() throws Exception {
    List<byte[]> sets = List.of(HexFormat.of().parseHex(SPS), HexFormat.of().parseHex(PPS));

    H264Config config = H264Config.parse(NalUnits.join(sets, NalUnits.START_CODES)).orElseThrow();

    assertThat(config.lengthSize()).isEqualTo(NalUnits.START_CODES);
    assertThat(config.coding().profile()).isEqualTo(100);
  }

  @Test
  void parse_cutAnywhere_isRefusedOrHasNoMoreThanItsSets() {
    int behindSets = RECORD.length - 4;
    for (int length = 0; length < RECORD.length; length++) {
      Optional<H264Config> config = H264Config.parse(Arrays.copyOf(RECORD, length));
      assertThat(config.isPresent()).as("%d bytes", length).isEqualTo(length >= behindSets);
    }
  }

  @Test
  void with_otherSets_keepsBothAndTheRestOfTheRecord() throws Exception {
    H264Config config = H264Config.parse(RECORD).orElseThrow();

    byte[] both = config.with(SETS);

    H264Config read = H264Config.parse(both).orElseThrow();
    assertThat(both).hasSize(RECORD.length + 2 + SPS.length() / 2 + 2 + PPS.length() / 2);
    assertThat(both).endsWith((byte) 0xfd, (byte) 0xf8, (byte) 0xf8, (byte) 0);
    assertThat(read.coding()).isEqualTo(config.coding());
  }

  @Test
  void coding_setsInPacketsOnly_areFoundThere() throws Exception {
    byte[] empty = HexFormat.of().parseHex("014d401fffe000");
    byte[] packet =
        NalUnits.join(
            List.of(HexFormat.of().parseHex(SPS), HexFormat.of().parseHex(PPS)),
            /* lengthSize= */ 4);
    H264Config config = H264Config.parse(empty).orElseThrow();

    assertThatThrownBy(config::coding).hasMessageContaining("cannot be read");
    assertThat(config.withSetsOf(packet).coding()).isEqualTo(new HostCoding(100, 31, 4, 1));
  }
}

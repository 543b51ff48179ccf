package org.veilmark.code;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretKeyTest {
  private static final String HEX =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  @Test
  void derive_isHkdfExpand() {
    // openssl: HMAC-SHA256(key, "veilmark tag" || 0x01), then HMAC(key, block || info || 0x02).
    byte[] key = HexFormat.of().parseHex(HEX);
    byte[] info = "veilmark tag".getBytes(UTF_8);
    byte[] first = SecretKey.hmac(key, info, new byte[] {1});
    byte[] second = SecretKey.hmac(key, first, info, new byte[] {2});

    byte[] derived = SecretKey.ofHex(HEX).derive("tag", 50);

    assertThat(derived).startsWith(first).hasSize(50);
    assertThat(Arrays.copyOfRange(derived, 32, 50)).isEqualTo(Arrays.copyOf(second, 18));
  }

  @Test
  void hmac_agreesWithRfc4231() {
    byte[] key = HexFormat.of().parseHex("0b".repeat(20));
    byte[] data = "Hi There".getBytes(UTF_8);

    assertThat(HexFormat.of().formatHex(SecretKey.hmac(key, data)))
        .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  }

  @Test
  void derive_anotherPurpose_givesAnotherSubkey() {
    SecretKey key = SecretKey.ofHex(HEX);

    assertThat(key.derive("tag", 32)).isNotEqualTo(key.derive("whitening", 32));
  }

  @Test
  void toString_doesNotShowTheSecret() {
    SecretKey key = SecretKey.ofHex(HEX);

    assertThat(key.toString()).contains(key.id()).doesNotContain("0001020304");
    assertThat(key.id()).hasSize(16);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "00", "zz0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"})
  void ofHex_notAKey_saysSoWithoutRepeatingIt(String hex) {
    assertThatThrownBy(() -> SecretKey.ofHex(hex))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hexadecimal")
        .hasMessageNotContaining("zz01");
  }
}

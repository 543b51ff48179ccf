package org.veilmark.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSealTest {
  private static final String SECRET = "correct horse";
  private static final SecretSeal SEAL = SecretSeal.ofHex("0f".repeat(32));

  @TempDir private Path directory;

  @Test
  void open_whatWasSealed_isTheSecret() {
    byte[] sealed = SEAL.seal("id", SECRET);

    assertThat(SEAL.open("id", sealed)).isEqualTo(SECRET);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
    assertThat(SEAL.seal("id", SECRET)).isNotEqualTo(sealed);
  }

  @Test
  void open_otherIdOrKey_isRefused() {
    byte[] sealed = SEAL.seal("id", SECRET);

    assertThatThrownBy(() -> SEAL.open("di", sealed)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> SecretSeal.ofHex("0e".repeat(32)).open("id", sealed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void open_anyByteChanged_isRefused() {
    byte[] sealed = SEAL.seal("id", SECRET);
    for (int i = 0; i < sealed.length; i++) {
      byte[] tampered = sealed.clone();
      tampered[i] ^= 1;
      assertThatThrownBy(() -> SEAL.open("id", tampered))
          .as("byte %d", i)
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void ofHex_noKey_messageDoesNotShowIt() {
    assertThatThrownBy(() -> SecretSeal.ofHex("abcdefgh"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("abcdefgh");
    assertThatThrownBy(() -> SecretSeal.ofHex("abcdef"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("abcdef");
  }

  @Test
  void ofFile_noFile_makesOneOfItsOwnerThatOpensAgain() throws IOException {
    Path file = directory.resolve("data-key");

    byte[] sealed = SecretSeal.ofFile(file).seal("id", SECRET);

    assertThat(SecretSeal.ofFile(file).open("id", sealed)).isEqualTo(SECRET);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void ofFile_othersMayRead_isRefusedWithoutTheKey() throws IOException {
    Path file = directory.resolve("data-key");
    SecretSeal.ofFile(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> SecretSeal.ofFile(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 600")
        .hasMessageNotContaining(Files.readString(file).strip());
  }

  @Test
  void accessKey_printed_showsNoSecret() {
    Caller caller = new Caller("id", "account", Set.of(Role.QUERY), Set.of("*"), "key");

    assertThat(new AccessKey(caller, SECRET).toString()).contains("id").doesNotContain(SECRET);
  }
}

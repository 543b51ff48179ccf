package org.veilmark.operators.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.JobException;

class KeySourceTest {
  private static final String DIGITS =
      "00112233445566778899AABBccddeeff00112233445566778899aabbccddeeff";

  @TempDir Path directory;

  private KeySource file(String content) throws IOException {
    return KeySource.ofFile(Files.writeString(directory.resolve("key"), content));
  }

  @ParameterizedTest
  @ValueSource(strings = {DIGITS, DIGITS + "\n", " " + DIGITS + "\r\n\n"})
  void resolve_idOfTheKeyInTheFile_givesIt(String content) throws Exception {
    KeySource source = file(content);
    String id = source.read().id();
    assertThat(source.resolve(id).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        DIGITS + "00",
        "zz112233445566778899AABBccddeeff00112233445566778899aabbccddeeff"
      })
  void read_malformedFile_isRefusedWithoutShowingIt(String content) throws Exception {
    Throwable thrown = catchThrowable(() -> file(content).read());
    assertThat(thrown)
        .isInstanceOf(JobException.class)
        .hasMessageContaining("64 hexadecimal digits")
        .hasMessageContaining(directory.toString());
    assertThat(thrown.getMessage()).doesNotContain("2233");
    assertThat(((JobException) thrown).code()).isEqualTo(FailureCode.KEY_UNKNOWN);
  }

  @Test
  void resolve_severalKeys_givesTheOneOfThatId() throws Exception {
    String other = DIGITS.replace('0', '7');
    String second = file(other).read().id();
    String first = file(DIGITS).read().id();
    KeySource both = file(DIGITS + "\n" + other + "\n");
    assertThat(both.read().id()).isEqualTo(first).isNotEqualTo(second);
    assertThat(both.resolve(first).id()).isEqualTo(first);
    assertThat(both.resolve(second).id()).isEqualTo(second);
  }

  @Test
  void resolve_severalKeysAndAnotherId_tellsTheIdsThatThereAre() throws Exception {
    KeySource both = file(DIGITS + " " + DIGITS.replace('0', '7'));
    assertThatThrownBy(() -> both.resolve("0123456789abcdef"))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("has ids " + both.read().id() + ", ");
  }

  @Test
  void read_oneOfSeveralKeysIsMalformed_isRefused() {
    assertThatThrownBy(() -> file(DIGITS + "\n0011\n").read())
        .isInstanceOf(JobException.class)
        .hasMessageContaining("64 hexadecimal digits as key 2");
  }

  @Test
  void read_missingFileOrDirectory_isRefused() {
    assertThatThrownBy(() -> KeySource.ofFile(directory.resolve("missing")).read())
        .isInstanceOf(JobException.class)
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> KeySource.ofFile(directory).read())
        .isInstanceOf(JobException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void read_hugeFile_isRefusedWithoutReadingItAll() throws Exception {
    assertThatThrownBy(() -> file("0".repeat(10_000_000)).read())
        .isInstanceOf(JobException.class)
        .hasMessageContaining("more than a thousand keys");
  }

  @Test
  void read_variableThatIsNotSet_isRefused() {
    assertThatThrownBy(() -> KeySource.ofEnvironment("VEILMARK_NO_SUCH_VARIABLE").read())
        .isInstanceOf(JobException.class)
        .hasMessageContaining("VEILMARK_NO_SUCH_VARIABLE is not set");
  }

  @Test
  void resolve_otherId_isRefused() throws Exception {
    assertThatThrownBy(() -> file(DIGITS).resolve("0123456789abcdef"))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("0123456789abcdef");
  }

  @Test
  void development_isAlwaysTheSame() throws Exception {
    assertThat(KeySource.development().read().id()).isEqualTo("689cb5349f2a7b58");
    assertThat(KeySource.development().isDevelopment()).isTrue();
  }

  @Test
  void toStringAndSerializedForm_holdNoKey() throws Exception {
    for (KeySource source : new KeySource[] {file(DIGITS), KeySource.development()}) {
      String secret = HexFormat.of().formatHex(source.read().derive("probe", 32));
      byte[] serialized = InstantiationUtil.serializeObject(source);
      assertThat(source.toString()).doesNotContain("001122").doesNotContain("7665696c");
      assertThat(source.read().toString()).doesNotContain("001122").doesNotContain(secret);
      assertThat(new String(serialized, StandardCharsets.ISO_8859_1))
          .doesNotContain("001122")
          .doesNotContain("7665696c");
      KeySource copy =
          InstantiationUtil.deserializeObject(serialized, KeySource.class.getClassLoader());
      assertThat(copy.read().id()).isEqualTo(source.read().id());
    }
  }
}

package org.veilmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.operators.keys.KeySource;

class KeyOptionsTest extends CommandLineCase {
  @Test
  void key_withoutAny_isTheDevelopmentKeyWithAWarning() {
    CommandFixture commands = commands();

    assertThat(commands.run("embed", "in.mp4", "out.mp4", "-m", "hi", "--json")).isZero();
    assertThat(runner.keys).containsExactly(KeySource.development());
    assertThat(commands.err()).startsWith("veilmark: warning: no secret key").hasLineCount(1);
  }

  @Test
  void key_configured_isTakenWithoutAWarning() throws IOException {
    Path key = home.resolve(".config/veilmark/key");
    Files.createDirectories(key.getParent());
    Files.writeString(key, CommandFixture.KEY + "\n");
    CommandFixture commands = commands();

    assertThat(commands.run("embed", "in.mp4", "out.mp4", "-m", "hi")).isZero();
    assertThat(runner.keys).containsExactly(KeySource.ofFile(key));
    assertThat(commands.err()).isEmpty();
  }

  @Test
  void key_inTheConfigurationDirectoryOfXdg_isFound() throws IOException {
    Path key = home.resolve("conf/veilmark/key");
    Files.createDirectories(key.getParent());
    Files.writeString(key, CommandFixture.KEY);
    CommandFixture commands =
        commands().with(Map.of("XDG_CONFIG_HOME", home.resolve("conf").toString()));

    assertThat(commands.run("embed", "in.mp4", "out.mp4", "-m", "hi")).isZero();
    assertThat(runner.keys).containsExactly(KeySource.ofFile(key));
  }

  @Test
  void key_byOption_winsOverTheEnvironment() throws IOException {
    Path key =
        Files.writeString(home.resolve("my.key"), CommandFixture.KEY.toUpperCase(Locale.ROOT));
    CommandFixture commands = commands().with(Map.of("VEILMARK_KEY", "whatever"));

    assertThat(commands.run("embed", "in.mp4", "out.mp4", "-m", "hi", "--key-file", key.toString()))
        .isZero();
    assertThat(runner.keys).containsExactly(KeySource.ofFile(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "0123456789abcdef0123456789abcdef", "not hexadecimal"})
  void key_ofAnotherForm_isAUsageErrorThatDoesNotShowIt(String content) throws IOException {
    Path key = Files.writeString(home.resolve("my.key"), content);
    CommandFixture commands = commands();

    assertThat(commands.run("extract", "a.mp4", "--key-file", key.toString())).isEqualTo(2);
    assertThat(commands.err())
        .isEqualTo("veilmark: key file " + key + " does not hold 64 hexadecimal digits\n");
  }

  @Test
  void key_missing_isAUsageError() {
    CommandFixture commands = commands();

    assertThat(commands.run("extract", "a.mp4", "--key-file", "/nowhere/my.key")).isEqualTo(2);
    assertThat(commands.err()).isEqualTo("veilmark: key file /nowhere/my.key cannot be read\n");
  }
}

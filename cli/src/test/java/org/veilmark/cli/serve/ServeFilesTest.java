package org.veilmark.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.Role;

/** What is typed and what files say of buckets, keys and options. */
class ServeFilesTest {
  @TempDir private Path directory;

  @Test
  void accessKeys_fewestAndAllFields_areRead() throws IOException {
    Path file =
        keys(
            """
            [{"id": "a", "secret": "s-a"},
             {"id": "b", "secret": "s-b", "account": "shop", "roles": ["QUERY"], "buckets": ["x"],
              "keyId": "own"}]
            """);

    assertThat(AccessKeyFile.read(file, "mark"))
        .containsExactly(
            new AccessKey(new Caller("a", "a", Set.of(Role.values()), Set.of("*"), "mark"), "s-a"),
            new AccessKey(new Caller("b", "shop", Set.of(Role.QUERY), Set.of("x"), "own"), "s-b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hush-hush",
        "{}",
        "[{\"id\": \"a\"}]",
        "[{\"id\": \"a\", \"secret\": \"\"}]",
        "[{\"id\": \"a b\", \"secret\": \"hush-hush\"}]",
        "[{\"id\": \"a\", \"secret\": \"hush-hush\", \"roles\": [\"KING\"]}]",
        "[{\"id\": \"a\", \"secret\": \"hush-hush\", \"role\": []}]"
      })
  void accessKeys_anythingElse_isRefusedWithoutShowingIt(String text) throws IOException {
    Path file = keys(text);

    assertThatThrownBy(() -> AccessKeyFile.read(file, "mark"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("keys.json")
        .hasMessageNotContaining("hush");
  }

  @Test
  void accessKeys_fileThatOthersRead_isRefused() throws IOException {
    Path file = keys("[]");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> AccessKeyFile.read(file, "mark")).hasMessageContaining("chmod 600");
  }

  @Test
  void config_linesCommentsAndFlags_areArguments() throws IOException {
    Path file = directory.resolve("serve.conf");
    Files.writeString(
        file,
        """
        # where
        port = 8480
        bucket=films=/srv/a b

        bucket = out=s3://out/x
        allow-private-callbacks
        """);

    assertThat(ConfigFile.arguments(file))
        .containsExactly(
            "--port=8480",
            "--bucket=films=/srv/a b",
            "--bucket=out=s3://out/x",
            "--allow-private-callbacks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port = 1", "= 5", "Port = 1", "two words", "config = other"})
  void config_anythingElse_isRefusedByLine(String line) throws IOException {
    Path file = directory.resolve("serve.conf");
    Files.writeString(file, "port = 1\n" + line + "\n");

    assertThatThrownBy(() -> ConfigFile.arguments(file)).hasMessageContaining("line 2");
  }

  @Test
  void buckets_pathsAndUris_areTakenWhole() {
    assertThat(BucketPairs.parse(List.of("films=/srv/x/../films/", "out=s3://b/c", "a.b=rel")))
        .containsEntry("films", "/srv/films")
        .containsEntry("out", "s3://b/c")
        .containsEntry("a.b", Path.of("rel").toAbsolutePath().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"films", "=x", "films=", "../x=/srv", "-x=/srv"})
  void buckets_anythingElse_isRefused(String pair) {
    assertThatThrownBy(() -> BucketPairs.parse(List.of(pair)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void buckets_oneNameTwice_isRefused() {
    assertThatThrownBy(() -> BucketPairs.parse(List.of("a=/x", "a=/y")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keyPairs_withoutSecret_areRefusedWithoutShowingThem() {
    assertThat(AccessKeyPairs.parse(List.of("id:a:b"), "mark").get(0).secret()).isEqualTo("a:b");
    for (String pair : List.of("hush", ":hush", "hush:")) {
      assertThatThrownBy(() -> AccessKeyPairs.parse(List.of(pair), "mark"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("hush");
    }
  }

  private Path keys(String text) throws IOException {
    Path file = directory.resolve("keys.json");
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }
}

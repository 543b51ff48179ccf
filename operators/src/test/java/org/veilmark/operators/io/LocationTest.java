package org.veilmark.operators.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.core.fs.FSDataInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain.mp4",
        " spaces at both ends.mp4 ",
        "hash#percent%20question?.mp4",
        "colon:in the name.mp4",
        "短片.mp4",
        "back\\slash.mp4"
      })
  void path_ofAnyLocalName_isThatFile(String name) throws Exception {
    Path file = Files.writeString(directory.resolve(name), name);
    Location location = Location.of(file);
    assertThat(location.local()).contains(file);
    assertThat(location.fileName()).isEqualTo(name);
    try (FSDataInputStream in = location.open()) {
      assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(file));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "relative.mp4", "./relative.mp4", "a b:c", ":x"})
  void of_neitherAbsoluteNorUri_isRefused(String text) {
    assertThatThrownBy(() -> new Location(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void path_ofDirectoryOrWithManySlashes_isThatFile() throws Exception {
    assertThat(Location.of(directory).fileName()).isEqualTo(directory.getFileName().toString());
    Path file = Files.writeString(directory.resolve("a.mp4"), "a");
    Location slashes = new Location("//" + file);
    assertThat(slashes.sizeBytes()).isEqualTo(1);
  }

  @Test
  void local_ofUri_onlyForFiles() {
    assertThat(new Location("file:///tmp/a.mp4").local()).contains(Path.of("/tmp/a.mp4"));
    assertThat(new Location("s3://bucket/a.mp4").local()).isEmpty();
    assertThat(new Location("s3://bucket/a").resolve("b").text()).isEqualTo("s3://bucket/a/b");
  }

  @Test
  void isSameFile_throughLinksAndSpellings_isSeen() throws Exception {
    Path file = Files.writeString(directory.resolve("a.mp4"), "a");
    Path link = Files.createSymbolicLink(directory.resolve("link.mp4"), file);
    Path other = Files.writeString(directory.resolve("b.mp4"), "a");
    Location location = Location.of(file);
    assertThat(location.isSameFile(Location.of(link))).isTrue();
    assertThat(location.isSameFile(new Location("file://" + file))).isTrue();
    assertThat(location.isSameFile(new Location(directory + "/./a.mp4"))).isTrue();
    assertThat(location.isSameFile(Location.of(other))).isFalse();
    assertThat(location.isSameFile(new Location("s3://bucket/a.mp4"))).isFalse();
    assertThat(new Location("s3://bucket/a.mp4").isSameFile(new Location("s3://bucket/x/../a.mp4")))
        .isTrue();
  }
}

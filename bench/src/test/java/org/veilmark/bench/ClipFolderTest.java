package org.veilmark.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipFolderTest {
  @TempDir private Path folder;

  @BeforeEach
  void fill() throws IOException {
    for (String name : List.of("river.mp4", "bridge_1.mkv", "bridge_2.mkv")) {
      Files.createFile(folder.resolve(name));
    }
    Files.createDirectory(folder.resolve("river_notes"));
  }

  @Test
  void find_noParts_givesAllFilesSorted() throws IOException {
    assertThat(names(List.of())).containsExactly("bridge_1.mkv", "bridge_2.mkv", "river.mp4");
  }

  @Test
  void find_parts_givesEachMatchOnceInTheirOrder() throws IOException {
    assertThat(names(List.of("river", "_2", "bridge")))
        .containsExactly("river.mp4", "bridge_2.mkv", "bridge_1.mkv");
  }

  @Test
  void find_partThatFitsNothing_saysSo() {
    assertThatThrownBy(() -> names(List.of("river", "lake")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'lake'");
  }

  @Test
  void find_noSuchFolder_saysSo() {
    assertThatThrownBy(() -> ClipFolder.find(folder.resolve("elsewhere"), List.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no folder");
  }

  private List<String> names(List<String> parts) throws IOException {
    return ClipFolder.find(folder, parts).stream()
        .map(file -> file.getFileName().toString())
        .toList();
  }
}

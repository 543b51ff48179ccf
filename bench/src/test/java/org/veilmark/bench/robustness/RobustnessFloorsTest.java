package org.veilmark.bench.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RobustnessFloorsTest {
  @TempDir private Path directory;

  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(directory.resolve("floors.txt"), "# why\ncells 10\nmargin gray 2\n");
  }

  @Test
  void below_lessOrMissing_isNamed() throws IOException {
    assertThat(RobustnessFloors.read(file).below(Map.of("cells", 9)))
        .containsExactly("cells 9, floor 10", "margin gray is not there, floor 2");
    assertThat(RobustnessFloors.read(file).below(Map.of("cells", 10, "margin gray", 3))).isEmpty();
  }

  @Test
  void above_moreOrNew_isNamed() throws IOException {
    assertThat(RobustnessFloors.read(file).above(Map.of("cells", 11, "margin gray", 2)))
        .containsExactly("cells 11, floor 10");
    assertThat(RobustnessFloors.read(file).above(Map.of("margin blur", 1)))
        .containsExactly("margin blur 1, floor none");
  }

  @Test
  void tighten_neverLoosens() throws IOException {
    RobustnessFloors.read(file).tighten(Map.of("cells", 12, "margin gray", 1));

    assertThat(file).hasContent("# why\ncells 12\nmargin gray 2\n");
  }
}

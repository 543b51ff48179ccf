package org.veilmark.operators.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChildCommandTest {
  private static final Path SPOOL = Path.of("/spool");

  @Test
  void classPath_ofJobInDirectoryWithColon_isSeenFromThere() {
    Set<Path> entries =
        new LinkedHashSet<>(
            List.of(Path.of("/tmp/tm_host:6122-1/blobs/job"), Path.of("/flink/lib/a.jar")));

    Path home = ChildCommand.home(entries, SPOOL);

    assertThat(home).isEqualTo(Path.of("/tmp/tm_host:6122-1/blobs"));
    assertThat(ChildCommand.seenFrom(home, entries)).isEqualTo("job:/flink/lib/a.jar");
  }

  @Test
  void classPath_withoutColons_isAbsolute() {
    Set<Path> entries = Set.of(Path.of("/flink/lib/a.jar"));

    Path home = ChildCommand.home(entries, SPOOL);

    assertThat(home).isEqualTo(SPOOL);
    assertThat(ChildCommand.seenFrom(home, entries)).isEqualTo("/flink/lib/a.jar");
  }
}

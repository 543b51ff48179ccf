package org.veilmark.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  @TempDir private Path parent;

  @Test
  void close_removesAllThatIsInIt() throws IOException {
    Path path;
    try (RunDirectory run = RunDirectory.create(parent)) {
      path = run.path();
      Files.writeString(Files.createDirectories(path.resolve("staging/job")).resolve("part"), "x");
    }
    assertThat(path).doesNotExist();
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void create_besideOneThatLives_leavesItAlone() throws IOException {
    try (RunDirectory first = RunDirectory.create(parent);
        RunDirectory second = RunDirectory.create(parent)) {
      assertThat(first.path()).isDirectory().isNotEqualTo(second.path());
    }
  }

  @Test
  void create_afterOneThatWasKilled_removesItsFiles() throws IOException {
    // What a killed run leaves: its lock, which nobody holds, and its files.
    Path left = Files.createDirectory(parent.resolve("veilmark-run-1"));
    Files.createFile(left.resolve("lock"));
    Files.writeString(left.resolve("segment"), "x");

    try (RunDirectory run = RunDirectory.create(parent)) {
      assertThat(left).doesNotExist();
      assertThat(run.path()).isDirectory();
    }
  }

  @Test
  void create_besideWhatIsNotOfARun_leavesItAlone() throws IOException {
    Path elsewhere = Files.createDirectory(parent.resolve("films"));
    Path film = Files.writeString(elsewhere.resolve("film"), "x");
    Files.createFile(elsewhere.resolve("lock"));
    Path link = Files.createSymbolicLink(parent.resolve("veilmark-run-2"), elsewhere);
    Path withoutLock = Files.createDirectory(parent.resolve("veilmark-run-3"));

    RunDirectory.create(parent).close();

    assertThat(film).exists();
    assertThat(link).isSymbolicLink();
    assertThat(withoutLock).isDirectory();
  }
}

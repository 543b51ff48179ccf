package org.veilmark.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  /** In a process of its own, since locks are the process's. */
  @Test
  void create_besideOneOfAnotherProcess_leavesItAlone() throws Exception {
    try (RunDirectory run = RunDirectory.create(parent)) {
      assertThat(otherRun()).isDirectory();
      assertThat(run.path()).isDirectory();
    }
  }

  @Test
  void create_afterOneThatWasKilled_removesItsFiles() throws Exception {
    Path left = otherRun();
    assertThat(left.resolve("segment")).exists();

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

  /** The directory of a run that begins in another process, and is killed there. */
  private Path otherRun() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName(),
                parent.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(Killed.EXIT_CODE);
    return Path.of(told.strip());
  }

  /** A run that ends as if it had been killed. */
  static final class Killed {
    private static final int EXIT_CODE = 9;

    private Killed() {}

    public static void main(String[] arguments) throws IOException {
      Path path = RunDirectory.create(Path.of(arguments[0])).path();
      Files.writeString(path.resolve("segment"), "x");
      System.out.println(path);
      System.out.flush();
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }
}

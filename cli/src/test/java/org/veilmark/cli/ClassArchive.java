package org.veilmark.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Java's command line up to the arguments of the command, with an archive of loaded classes as the
 * launcher has it: half of the time of a process is its start. The archive is made once for all
 * tests.
 */
final class ClassArchive {
  private static final Path ARCHIVE = Path.of("target", "processes.jsa").toAbsolutePath();
  private static final long TIMEOUT_SECONDS = 120;
  private static final List<String> JAVA = java();

  private ClassArchive() {}

  /** Of each process. */
  static List<String> command() {
    List<String> command = new ArrayList<>(JAVA);
    command.add("-XX:SharedArchiveFile=" + ARCHIVE);
    return command;
  }

  private static List<String> java() {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(List.of(System.getProperty("flink.add-opens").trim().split("\\s+")));
    // Too short-lived to gain from optimised code, which takes a fifth of their CPU time and more.
    java.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:disable"));
    java.addAll(List.of("-cp", jars()));
    try {
      Files.deleteIfExists(ARCHIVE);
      dump(java);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return java;
  }

  /** Classes in folders, which are those of the tests, cannot be archived. */
  private static String jars() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> Files.isRegularFile(Path.of(entry)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void dump(List<String> java) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(java);
    command.add("-XX:ArchiveClassesAtExit=" + ARCHIVE);
    command.addAll(List.of(Main.class.getName(), "warm-up"));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    if (process.waitFor() != 0 || !Files.exists(ARCHIVE)) {
      throw new IllegalStateException("no archive of classes was made: " + command);
    }
  }
}

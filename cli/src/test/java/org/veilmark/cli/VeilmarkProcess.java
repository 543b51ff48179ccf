package org.veilmark.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command as a process of its own, as the launcher starts it. */
final class VeilmarkProcess {
  private static final long TIMEOUT_SECONDS = 300;

  private final Process process;
  private final Path out;
  private final Path err;

  private VeilmarkProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** How a command ended. */
  record Outcome(int exitCode, String out, String err) {}

  /**
   * Starts a command with the development key.
   *
   * @param directory where it works, and where its output is kept
   */
  static VeilmarkProcess start(Path directory, String... args) throws IOException {
    return start(directory, Map.of(), args);
  }

  /** The same with further variables in its environment. */
  static VeilmarkProcess start(Path directory, Map<String, String> variables, String... args)
      throws IOException {
    List<String> command = new ArrayList<>(ClassArchive.command());
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(directory.resolve("tmp")));
    command.add("-Duser.home=" + directory);
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    Path out = Files.createTempFile(directory, "stdout", ".txt");
    Path err = Files.createTempFile(directory, "stderr", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove("VEILMARK_KEY");
    builder.environment().remove("XDG_CONFIG_HOME");
    builder.environment().putAll(variables);
    return new VeilmarkProcess(builder.start(), out, err);
  }

  /** Tells it to end, as {@code kill} does. */
  VeilmarkProcess terminate() {
    process.destroy();
    return this;
  }

  /** Ends it at once, as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits for its end. */
  Outcome end() throws IOException, InterruptedException {
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("veilmark did not end: " + read(out) + read(err));
    }
    Outcome outcome = new Outcome(process.exitValue(), read(out), read(err));
    Files.delete(out);
    Files.delete(err);
    return outcome;
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}

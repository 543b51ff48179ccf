package org.veilmark.bench.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs processes one at a time and tells what each took. Linux alone: CPU time is what the kernel
 * counts for children that have ended, in {@code /proc/self/stat} (proc(5): cutime and cstime), and
 * theirs; memory is the high-water mark of {@code /proc/PID/status} (VmHWM), looked at until the
 * end.
 */
public final class MeteredProcess {
  private static final Path STATISTICS = Path.of("/proc/self/stat");

  /** Fields behind the name of the program, which ends with the last bracket. */
  private static final int CHILDREN_USER = 13;

  private static final int CHILDREN_KERNEL = 14;

  /** What one unit of these fields is on every Linux that Java runs on (USER_HZ). */
  private static final double TICKS_PER_SECOND = 100;

  private static final Pattern PEAK = Pattern.compile("^VmHWM:\\s+(\\d+) kB$", Pattern.MULTILINE);

  private static final int LOOK_MILLIS = 20;

  private static final int SAID_CHARACTERS = 300;

  private final Path directory;

  /** Processes that work in {@code directory}. */
  public MeteredProcess(Path directory) {
    this.directory = directory;
  }

  /**
   * Runs a command to its end.
   *
   * @param exitCode that it has to end with
   * @throws IOException if it does not start or ends otherwise
   * @throws InterruptedException if the thread is interrupted: the process is ended, too
   */
  public Spent run(List<String> command, int exitCode) throws IOException, InterruptedException {
    Path said = Files.createTempFile(directory, "said", ".txt");
    try {
      double cpuBefore = childrenSeconds();
      long began = System.nanoTime();
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(said.toFile())
              .start();
      long peak = waitFor(process);
      int ended = process.exitValue();
      double wall = (System.nanoTime() - began) / 1e9;
      double cpu = childrenSeconds() - cpuBefore;
      if (ended != exitCode) {
        throw new IOException(
            "%s ended with %d instead of %d: %s"
                .formatted(Path.of(command.get(0)).getFileName(), ended, exitCode, brief(said)));
      }
      return new Spent(cpu, wall, peak);
    } finally {
      Files.deleteIfExists(said);
    }
  }

  /** Tells the most memory that it had at once, in bytes. */
  private static long waitFor(Process process) throws InterruptedException {
    try {
      long peak = 0;
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, peakBytes(process.pid()));
      }
      return peak;
    } catch (InterruptedException e) {
      process.destroy();
      boolean again = true;
      while (again) {
        try {
          process.waitFor();
          again = false;
        } catch (InterruptedException more) {
          process.destroyForcibly();
        }
      }
      throw e;
    }
  }

  /** Most memory that a process had in RAM so far; 0 for one that has ended. */
  private static long peakBytes(long pid) {
    try {
      return peakBytes(Files.readString(Path.of("/proc/" + pid + "/status")));
    } catch (IOException e) {
      return 0;
    }
  }

  /** The same of what the kernel says of a process. */
  static long peakBytes(String status) {
    Matcher found = PEAK.matcher(status);
    return found.find() ? Long.parseLong(found.group(1)) * 1024 : 0;
  }

  private static String brief(Path said) throws IOException {
    String text = Files.readString(said, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
    return text.substring(0, Math.min(SAID_CHARACTERS, text.length()));
  }

  private static double childrenSeconds() throws IOException {
    return childrenSeconds(Files.readString(STATISTICS, StandardCharsets.UTF_8));
  }

  /** CPU seconds of children that have ended, of the line that the kernel has for a process. */
  static double childrenSeconds(String line) {
    List<String> fields =
        Arrays.asList(line.substring(line.lastIndexOf(')') + 1).strip().split(" ", -1));
    return (Long.parseLong(fields.get(CHILDREN_USER)) + Long.parseLong(fields.get(CHILDREN_KERNEL)))
        / TICKS_PER_SECOND;
  }
}

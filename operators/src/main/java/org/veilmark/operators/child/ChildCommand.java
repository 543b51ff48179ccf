package org.veilmark.operators.child;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** How a child process is started: with little, and without what it could do harm with. */
final class ChildCommand {
  /** A network with nothing in it, where the machine lets users make one. */
  private static final List<String> NO_NETWORK =
      List.of("unshare", "--user", "--map-root-user", "--net", "--");

  private static final String SEPARATOR = ":";
  private static final String NATIVE_PROPERTIES = "org.bytedeco.";
  private static final Set<String> KEPT_VARIABLES = Set.of("PATH", "LANG", "LC_ALL", "TZ", "HOME");

  private ChildCommand() {}

  /** A process that is not started yet. */
  static ProcessBuilder of(ChildLimits limits, Path directory) {
    List<String> command = new ArrayList<>();
    if (NetworkIsolation.WORKS) {
      command.addAll(NO_NETWORK);
    }
    // What Java and native code print goes the way of standard error, beside the messages.
    // No core files: they would hold the key. Blocks are of 1024 bytes in bash, of 512 in others.
    command.addAll(
        List.of(
            "sh",
            "-c",
            "ulimit -c 0; ulimit -f "
                + 2L * 1024 * limits.fileMib()
                + "; exec "
                + ChildMain.PIPE
                + ">&1 1>&2; exec \"$@\"",
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + limits.heapMib() + "m",
            "-XX:+UseSerialGC",
            "-XX:ErrorFile=/dev/null",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Djava.io.tmpdir=" + directory,
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"));
    System.getProperties()
        .forEach(
            (name, value) -> {
              if (name.toString().startsWith(NATIVE_PROPERTIES)) {
                command.add("-D" + name + "=" + value);
              }
            });
    Set<Path> classPath = classPath();
    Path home = home(classPath, directory);
    command.addAll(List.of("-cp", seenFrom(home, classPath), ChildMain.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(KEPT_VARIABLES);
    environment.put("SVT_LOG", "1");
    return builder;
  }

  /** That of this process, and the jars of the job that Flink has loaded beside it. */
  private static Set<Path> classPath() {
    Set<Path> entries = new LinkedHashSet<>();
    for (ClassLoader loader = ChildCommand.class.getClassLoader();
        loader != null;
        loader = loader.getParent()) {
      if (loader instanceof URLClassLoader urls) {
        for (URL url : urls.getURLs()) {
          entries.add(path(url));
        }
      }
    }
    for (String entry : System.getProperty("java.class.path").split(SEPARATOR, -1)) {
      entries.add(Path.of(entry).toAbsolutePath());
    }
    return entries;
  }

  /**
   * Where the child is started. Flink keeps the jars of a job in a directory named after host and
   * port, and a class path cannot name what has its separator in it, unless it is seen from there.
   */
  static Path home(Set<Path> classPath, Path otherwise) {
    return classPath.stream()
        .filter(entry -> entry.toString().contains(SEPARATOR))
        .findFirst()
        .map(Path::getParent)
        .orElse(otherwise);
  }

  /** The entries, absolute but for those below {@code home}. */
  static String seenFrom(Path home, Set<Path> classPath) {
    return classPath.stream()
        .map(entry -> entry.startsWith(home) ? home.relativize(entry) : entry)
        .map(Path::toString)
        .collect(Collectors.joining(SEPARATOR));
  }

  private static Path path(URL url) {
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IllegalStateException("a class path entry that is no file: " + url, e);
    }
  }

  /** Whether processes can be started without a network here; tried once. */
  private static final class NetworkIsolation {
    private static final boolean WORKS = works();

    private static boolean works() {
      List<String> command = new ArrayList<>(NO_NETWORK);
      command.add("true");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}

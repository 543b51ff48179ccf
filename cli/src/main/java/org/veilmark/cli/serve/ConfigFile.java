package org.veilmark.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A file of options: a line each, {@code port = 8480} or {@code allow-private-callbacks}, by the
 * long names without dashes, as often as the option may be given. Lines that begin with {@code #}
 * are for people.
 */
public final class ConfigFile {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z-]*");

  private ConfigFile() {}

  /**
   * Reads one.
   *
   * @return the same as arguments
   * @throws IOException if it cannot be read, or a line is something else
   */
  public static List<String> arguments(Path file) throws IOException {
    List<String> arguments = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      int equals = text.indexOf('=');
      String name = equals < 0 ? text : text.substring(0, equals).strip();
      if (!NAME.matcher(name).matches() || name.equals("config")) {
        throw new IOException(file + ", line " + number + ": not an option, such as port = 8480");
      }
      arguments.add(
          equals < 0 ? "--" + name : "--" + name + "=" + text.substring(equals + 1).strip());
    }
    return arguments;
  }
}

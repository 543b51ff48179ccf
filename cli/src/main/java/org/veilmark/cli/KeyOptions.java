package org.veilmark.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.keys.KeySource;
import picocli.CommandLine.Option;

/** Which secret key to work with. */
final class KeyOptions {
  private static final String CONFIG_VARIABLE = "XDG_CONFIG_HOME";

  @Option(
      names = "--key-file",
      paramLabel = "F",
      description =
          "File of the secret key, 64 hexadecimal digits (of several keys the first, but see "
              + "serve). Without it: the variable VEILMARK_KEY, "
              + "then the file ~/.config/veilmark/key, then a development key that everybody "
              + "knows.")
  private @Nullable Path keyFile;

  /**
   * Finds the key, and warns if it is the development key.
   *
   * @return where operators read it
   * @throws CommandException if the key cannot be read
   */
  KeySource choose(CommandContext context) throws CommandException {
    KeySource chosen = source(context);
    if (chosen.isDevelopment()) {
      context.complain(
          "warning: no secret key, using the development key that everybody knows (see --key-file)");
    }
    return chosen;
  }

  /**
   * The id of a key.
   *
   * @throws CommandException if the key is missing or malformed
   */
  static String idOf(KeySource source) throws CommandException {
    try {
      return source.read().id();
    } catch (JobException e) {
      throw new CommandException(e);
    }
  }

  private KeySource source(CommandContext context) {
    if (keyFile != null) {
      return KeySource.ofFile(keyFile);
    }
    if (context.environment().containsKey(KeySource.VARIABLE)) {
      return KeySource.ofEnvironment(KeySource.VARIABLE);
    }
    Path configured = configured(context);
    return Files.exists(configured) ? KeySource.ofFile(configured) : KeySource.development();
  }

  private static Path configured(CommandContext context) {
    String directory = context.environment().getOrDefault(CONFIG_VARIABLE, "");
    Path base = directory.isBlank() ? context.home().resolve(".config") : Path.of(directory);
    return base.resolve("veilmark").resolve("key");
  }
}

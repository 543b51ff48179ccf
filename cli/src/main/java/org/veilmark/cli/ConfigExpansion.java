package org.veilmark.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import org.veilmark.cli.serve.ConfigFile;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Puts the options of a file in the place of the option that names it. */
final class ConfigExpansion implements IParameterPreprocessor {

  @Override
  @SuppressWarnings("JdkObsolete") // The parser's own type.
  public boolean preprocess(
      Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> unused) {
    if (arguments.isEmpty()) {
      return false;
    }
    Path file = Path.of(arguments.pop());
    List<String> read;
    try {
      read = ConfigFile.arguments(file);
    } catch (IOException e) {
      throw new ParameterException(command.commandLine(), FileFailures.inWords(e), e);
    }
    for (int i = read.size() - 1; i >= 0; i--) {
      arguments.push(read.get(i));
    }
    return true;
  }
}

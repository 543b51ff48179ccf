package org.veilmark.cli.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How clients are pointed at the gateway is shown in the words of tests that do so. */
class SnippetsTest {
  private static final Pattern SNIPPET = Pattern.compile("(?s)```(?:java|js)\n(.*?)```");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Path ROOT = Path.of("..");

  @Test
  void snippets_ofTheInterfaces_areCutOutOfWhatRuns() throws IOException {
    List<String> sources = new ArrayList<>();
    for (String text : texts("cli/src/test/java/org/veilmark/cli/sdk", ".*Client\\.java")) {
      sources.add(withoutSpace(text));
    }
    for (String text : texts("bench/node-sdks", ".*\\.mjs")) {
      sources.add(withoutSpace(text));
    }
    List<String> snippets = new ArrayList<>();
    for (String page : texts("docs", "(api|migrate).*\\.md")) {
      Matcher found = SNIPPET.matcher(page);
      while (found.find()) {
        snippets.add(found.group(1));
      }
    }

    assertThat(snippets)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            snippet ->
                assertThat(sources).anyMatch(source -> source.contains(withoutSpace(snippet))));
  }

  private static List<String> texts(String folder, String name) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(ROOT.resolve(folder))) {
      files = all.filter(file -> file.getFileName().toString().matches(name)).toList();
    }
    List<String> texts = new ArrayList<>();
    for (Path file : files) {
      texts.add(Files.readString(file));
    }
    return texts;
  }

  private static String withoutSpace(String text) {
    return SPACE.matcher(text).replaceAll("");
  }
}

package org.veilmark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  @TempDir private Path directory;

  @Test
  void publish_replacesOlderFiles() throws IOException {
    Files.writeString(directory.resolve("a.html"), "old");
    ReportFiles files = new ReportFiles(directory);
    files.add("a.html", "new");
    files.add("b.json", "{}");

    files.publish();

    assertThat(directory.resolve("a.html")).hasContent("new");
    assertThat(directory.resolve("b.json")).hasContent("{}");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void publish_thatFails_leavesAllAsItWas() throws IOException {
    Files.writeString(directory.resolve("a.html"), "old");
    ReportFiles files = new ReportFiles(directory);
    files.add("a.html", "new");
    files.add("no such folder/b.json", "{}");

    assertThatThrownBy(files::publish).isInstanceOf(IOException.class);

    assertThat(directory.resolve("a.html")).hasContent("old");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }
}

package org.veilmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import picocli.CommandLine.Command;

class ClipToolTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void execute_names_selectClips() throws Exception {
    GeneratedClip.write(folder.resolve("waves_small.mp4"), /* seconds= */ 1);
    GeneratedClip.write(folder.resolve("other.mp4"), /* seconds= */ 1);

    assertThat(execute("--clips", folder.toString(), "--clip", "waves")).isZero();
    assertThat(out.toString().lines()).containsExactly("waves");
  }

  @Test
  void execute_noVideo_saysSoInOneLine() throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "not a video");

    assertThat(execute("--clips", folder.toString())).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void execute_failsMidway_saysWhyAndLeavesNothing() {
    assertThat(executing(new Quitter(), "--clips", folder.toString())).isEqualTo(1);
    assertThat(err.toString().lines()).singleElement().asString().startsWith("no more: ");
    assertThat(Path.of(err.toString().strip().substring("no more: ".length()))).doesNotExist();
  }

  @Test
  void execute_noFolder_isRefused() {
    assertThat(execute()).isEqualTo(2);
    assertThat(err.toString()).contains("--clips");
  }

  private int execute(String... arguments) {
    return executing(new Prober(), arguments);
  }

  private int executing(ClipTool tool, String... arguments) {
    return ClipTool.commandLine(tool)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @Command
  private static final class Prober extends ClipTool {
    @Override
    void measure(MediaLibrary media, List<Path> clips, Path directory, PrintWriter out)
        throws IOException, MediaException {
      for (Path clip : clips) {
        media.probe(PathByteSource.of(clip));
        out.println(ClipFolder.shortName(clip));
      }
    }
  }

  @Command
  private static final class Quitter extends ClipTool {
    @Override
    void measure(MediaLibrary media, List<Path> clips, Path directory, PrintWriter out)
        throws IOException {
      Files.writeString(Files.createDirectory(directory.resolve("half")).resolve("done"), "");
      throw new IOException("no more: " + directory);
    }
  }
}

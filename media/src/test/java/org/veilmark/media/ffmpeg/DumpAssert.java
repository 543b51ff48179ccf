package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares text with the golden dumps in {@code src/test/resources/dumps}. {@code mvn test -pl
 * media -am -Dmedia.dumps=write} writes them instead; read the diff before it is committed.
 */
final class DumpAssert {
  private static final Path DUMPS = Path.of("src/test/resources/dumps");
  private static final boolean WRITE = "write".equals(System.getProperty("media.dumps"));

  private DumpAssert() {}

  static void assertMatches(String name, String actual) throws IOException {
    Path golden = DUMPS.resolve(name + ".dump");
    if (WRITE) {
      Files.createDirectories(DUMPS);
      Files.writeString(golden, actual);
    }
    assertThat(golden).as("golden dump").exists();
    assertThat(actual).isEqualTo(Files.readString(golden));
  }
}

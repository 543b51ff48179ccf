package org.veilmark.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes has lost nothing that it said was kept. */
class KilledStoreTest {
  private static final int JOBS = 500;

  @Test
  void killed_inTheMiddle_hasAllThatItTold(@TempDir Path folder) throws Exception {
    String url = "jdbc:sqlite:" + folder.resolve("jobs.db");
    List<String> told = toldUntilKilled(folder, url);

    assertThat(told).hasSizeGreaterThanOrEqualTo(JOBS);
    try (Database database = Database.open(url)) {
      JdbcJobStore store = new JdbcJobStore(database.jdbi(), new Outbox(database));
      assertThat(told)
          .allSatisfy(
              line -> {
                String[] words = line.split(" ", -1);
                assertThat(store.find(words[0], words[1])).isPresent();
              });
    }
  }

  private static List<String> toldUntilKilled(Path folder, String url)
      throws IOException, InterruptedException {
    Process writers =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StoreWriters.class.getName(),
                folder.resolve("library").toString(),
                url)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> told = new ArrayList<>();
    try (BufferedReader lines = writers.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        told.add(line);
        if (told.size() == JOBS) {
          writers.toHandle().destroyForcibly();
        }
      }
    }
    writers.waitFor();
    return told;
  }
}

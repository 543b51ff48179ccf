package org.veilmark.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a file, as {@code serve} has it. */
class SqliteStoreTest extends StoreContract {

  @Override
  String freshUrl() {
    return TestDatabase.freshUrl();
  }

  @ParameterizedTest
  @CsvSource({"'', journal_mode, wal", "'', synchronous, 1", "?synchronous=FULL, synchronous, 2"})
  void open_optionsOfUrl_goBeforeOurs(String more, String option, String expected) {
    try (Database database = Database.open(freshUrl() + more)) {
      String found =
          database
              .jdbi()
              .withHandle(
                  handle -> handle.createQuery("PRAGMA " + option).mapTo(String.class).one());

      assertThat(found).isEqualTo(expected);
    }
  }

  @Test
  void open_fileOfSomethingElse_saysWhichAndNoPassword(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("jobs.db"), "this is a diary, not a database");

    assertThatThrownBy(() -> Database.open("jdbc:sqlite:" + file + "?password=hush"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("the store jdbc:sqlite:%s cannot be opened: ".formatted(file))
        .hasMessageContaining("not a database")
        .hasMessageNotContaining("hush");
    assertThat(file).hasContent("this is a diary, not a database");
  }
}

package org.veilmark.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

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
}

package org.veilmark.gateway.store;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.IntStream;

/** A process that keeps jobs without an end, and tells the id of each that is kept, a line each. */
final class StoreWriters {
  private static final int WRITERS = 4;
  private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

  private StoreWriters() {}

  /** Starts them: a folder for the library of SQLite, the address of the database. */
  public static void main(String[] args) throws IOException {
    SqliteLibrary.unpackIn(Path.of(args[0]));
    Database database = Database.open(args[1]);
    JdbcJobStore store = new JdbcJobStore(database.jdbi(), new Outbox(database));
    IntStream.range(0, WRITERS).forEach(n -> new Thread(() -> write(store, "account" + n)).start());
  }

  private static void write(JdbcJobStore store, String account) {
    try {
      while (true) {
        String id = UUID.randomUUID().toString();
        store.add(StoreContract.job(id, account, 5, 1), StoreContract.message(id));
        // At once: what the process still holds goes with it.
        OUT.write((account + " " + id + "\n").getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

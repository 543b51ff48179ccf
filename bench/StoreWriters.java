import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Writes to a database as the gateway does, and tells the id of every job once its transaction is over, a line each;
 * with {@code list} after the URL: tells the ids that are there. For store-kills.py.
 */
class StoreWriters {
  private static final int WRITERS = 12;
  private static final long PAUSE_MILLIS = 4;
  private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

  public static void main(String[] args) throws Exception {
    String url = args[0];
    if (args.length > 1) {
      list(url);
      return;
    }
    // Kept open: some databases close with their last connection.
    Connection first = DriverManager.getConnection(url);
    try (Statement tables = first.createStatement()) {
      tables.execute("CREATE TABLE job (id VARCHAR(64) PRIMARY KEY, account VARCHAR(64), submitted_at BIGINT, details VARCHAR(1000))");
      tables.execute("CREATE INDEX job_of_account ON job (account, submitted_at, id)");
      tables.execute("CREATE TABLE message (id VARCHAR(64) PRIMARY KEY, payload VARCHAR(1000))");
    }
    IntStream.range(0, WRITERS).forEach(n -> new Thread(() -> write(url, "account" + n % 5)).start());
  }

  private static void write(String url, String account) {
    try (Connection store = DriverManager.getConnection(url)) {
      PreparedStatement job = store.prepareStatement("INSERT INTO job VALUES (?, ?, ?, ?)");
      PreparedStatement message = store.prepareStatement("INSERT INTO message VALUES (?, ?)");
      PreparedStatement sent = store.prepareStatement("DELETE FROM message WHERE id = ?");
      while (true) {
        String id = UUID.randomUUID().toString();
        store.setAutoCommit(false);
        job.setString(1, id);
        job.setString(2, account);
        job.setLong(3, System.currentTimeMillis());
        job.setString(4, "d".repeat(300));
        job.executeUpdate();
        message.setString(1, id);
        message.setString(2, "m".repeat(400));
        message.executeUpdate();
        store.commit();
        store.setAutoCommit(true);
        OUT.write((id + "\n").getBytes());
        sent.setString(1, id);
        sent.executeUpdate();
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void list(String url) throws Exception {
    StringBuilder ids = new StringBuilder();
    try (Connection store = DriverManager.getConnection(url);
        Statement query = store.createStatement();
        ResultSet rows = query.executeQuery("SELECT id FROM job")) {
      while (rows.next()) {
        ids.append(rows.getString(1)).append('\n');
      }
    }
    OUT.write(ids.toString().getBytes());
  }
}

package org.veilmark.cli.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.Publication;
import org.veilmark.schema.JobRecord;

/** The table of a batch, as a file that appears whole or not at all. */
public final class BatchTable implements Closeable {
  private final BatchRows rows;
  private final boolean csv;
  private final Publication publication;
  private final Writer writer;

  private BatchTable(BatchRows rows, boolean csv, Publication publication) throws IOException {
    this.rows = rows;
    this.csv = csv;
    this.publication = publication;
    writer = Files.newBufferedWriter(publication.draft(), StandardCharsets.UTF_8);
    if (csv) {
      writeLine(rows.csvHeading());
    }
  }

  /** Whether the name is one of a table: {@code .csv}, {@code .jsonl}, {@code .ndjson}. */
  public static boolean isName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return isCsv(name) || name.endsWith(".jsonl") || name.endsWith(".ndjson");
  }

  private static boolean isCsv(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  /**
   * Begins a table.
   *
   * @param file whose name says the format
   * @param attempt tells several who write the same table apart; part of a file name
   * @param spoolDirectory for a table that goes elsewhere than to this machine
   */
  public static BatchTable begin(BatchRows rows, Location file, String attempt, Path spoolDirectory)
      throws IOException {
    return new BatchTable(
        rows, isCsv(file.fileName()), Publication.begin(file, attempt, spoolDirectory));
  }

  /** Adds an item. */
  public void add(JobRecord record) throws IOException {
    writeLine(csv ? rows.csv(record) : rows.json(record));
  }

  private void writeLine(String line) throws IOException {
    writer.write(line);
    writer.write('\n');
  }

  /** Puts the table in its place. */
  public void publish() throws IOException {
    writer.close();
    publication.publish();
  }

  @Override
  public void close() throws IOException {
    writer.close();
    publication.close();
  }
}

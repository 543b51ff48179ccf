package org.veilmark.jobs.batch.items;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.Publication;

/** Writes the list of a batch, which appears whole or not at all. */
public final class ItemListWriter implements Closeable {
  private final Publication publication;
  private final Writer writer;
  private long items;

  /**
   * Begins.
   *
   * @param list what to write
   * @param attempt tells several who write the same list apart; part of a file name
   * @param spoolDirectory for what goes elsewhere than to this machine
   */
  public ItemListWriter(Location list, String attempt, Path spoolDirectory) throws IOException {
    list.makeParents();
    publication = Publication.begin(list, attempt, spoolDirectory);
    writer = Files.newBufferedWriter(publication.draft(), StandardCharsets.UTF_8);
  }

  /** Adds an item. */
  public void add(BatchItem item) throws IOException {
    writer.write(ItemLine.of(item));
    writer.write('\n');
    items++;
  }

  /** Puts the list in its place, and says how many items it has. */
  public long publish() throws IOException {
    writer.close();
    publication.publish();
    return items;
  }

  @Override
  public void close() throws IOException {
    writer.close();
    publication.close();
  }
}

package org.veilmark.jobs.batch.items;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.flink.core.fs.FSDataInputStream;
import org.veilmark.operators.io.Location;

/**
 * Reads the list of a batch from any byte on, a piece at a time. Between pieces nothing is open:
 * hours may pass from one item to the next, and no store keeps a connection that long.
 */
public final class ItemListReader {
  private static final int PIECE_BYTES = 64 * 1024;

  private final Location list;
  private final long listBytes;
  private long nextByte;
  private byte[] piece = {};
  private int read;

  /**
   * A reader.
   *
   * @param list that an {@link ItemListWriter} wrote
   * @param fromByte 0, or what {@link #position} said
   */
  public ItemListReader(Location list, long fromByte) throws IOException {
    this.list = list;
    listBytes = list.sizeBytes();
    nextByte = fromByte;
  }

  /** Where the next item begins, in bytes from the start. */
  public long position() {
    return nextByte;
  }

  /** The next item; empty at the end. */
  public Optional<BatchItem> next() throws IOException {
    if (nextByte >= listBytes) {
      return Optional.empty();
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long at = nextByte;
    for (int b = nextByteAt(at); b != '\n'; b = nextByteAt(at)) {
      line.write(b);
      at++;
    }
    nextByte = at + 1;
    return Optional.of(ItemLine.parse(line.toString(StandardCharsets.UTF_8)));
  }

  private int nextByteAt(long at) throws IOException {
    if (read == piece.length) {
      load(at);
    }
    return piece[read++] & 0xff;
  }

  private void load(long from) throws IOException {
    long left = listBytes - from;
    if (left <= 0) {
      throw new EOFException("the batch's list " + list + " ends within a line");
    }
    try (FSDataInputStream in = list.open()) {
      in.seek(from);
      piece = in.readNBytes((int) Math.min(PIECE_BYTES, left));
    }
    if (piece.length == 0) {
      throw new EOFException("the batch's list " + list + " was cut while it was read");
    }
    read = 0;
  }
}

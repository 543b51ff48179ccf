package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.veilmark.media.ByteSource;

/** A file whose reads are short, fail, or are interrupted. */
record HostileSource(String file, Condition condition, long afterBytes) implements ByteSource {
  enum Condition {
    /** A few bytes at a time. */
    SHORT_READS,
    /** An error after {@code afterBytes} have been read. */
    FAILS,
    /** The thread is interrupted after {@code afterBytes} have been read. */
    INTERRUPTED
  }

  static HostileSource shortReads(Path file) {
    return new HostileSource(file.toString(), Condition.SHORT_READS, 0);
  }

  static HostileSource failing(Path file, long afterBytes) {
    return new HostileSource(file.toString(), Condition.FAILS, afterBytes);
  }

  static HostileSource interrupted(Path file, long afterBytes) {
    return new HostileSource(file.toString(), Condition.INTERRUPTED, afterBytes);
  }

  @Override
  public SeekableByteChannel open() throws IOException {
    return new Channel(Files.newByteChannel(Path.of(file)));
  }

  @Override
  public String name() {
    return file;
  }

  private final class Channel implements SeekableByteChannel {
    private static final int[] SHORT_COUNTS = {1, 7, 300, 2, 4096};

    private final SeekableByteChannel file;
    private long bytes;
    private int reads;

    Channel(SeekableByteChannel file) {
      this.file = file;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      if (condition == Condition.FAILS && bytes >= afterBytes) {
        throw new IOException("the disk is on fire");
      }
      if (condition == Condition.INTERRUPTED && bytes >= afterBytes) {
        Thread.currentThread().interrupt();
      }
      int limit = target.limit();
      int most = condition == Condition.SHORT_READS ? SHORT_COUNTS[reads % 5] : 64;
      target.limit(Math.min(limit, target.position() + most));
      int count = file.read(target);
      target.limit(limit);
      reads++;
      bytes += Math.max(0, count);
      return count;
    }

    @Override
    public int write(ByteBuffer source) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
      file.position(newPosition);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
      return file.isOpen();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}

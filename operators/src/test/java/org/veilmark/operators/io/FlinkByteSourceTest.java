package org.veilmark.operators.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkByteSourceTest {
  private static final int SIZE = 200_000;

  @TempDir Path directory;

  private final byte[] content = new byte[SIZE];
  private FlinkByteSource source;

  @BeforeEach
  void writeFile() throws IOException {
    new Random(1).nextBytes(content);
    source = new FlinkByteSource(Location.of(Files.write(directory.resolve("file"), content)));
  }

  private static byte[] read(SeekableByteChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // As much as there is.
    }
    buffer.flip();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private byte[] range(int from, int length) {
    return Arrays.copyOfRange(content, from, Math.min(from + length, SIZE));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 50_000})
  void read_atRandomPositions_givesThoseBytes(long readThroughBytes) throws IOException {
    Random random = new Random(2);
    try (SeekableByteChannel channel =
        new FlinkByteChannel(source.location().open(), SIZE, readThroughBytes)) {
      assertThat(channel.size()).isEqualTo(SIZE);
      for (int i = 0; i < 200; i++) {
        int from = random.nextInt(SIZE);
        int length = random.nextInt(70_000);
        channel.position(from);
        ByteBuffer buffer =
            random.nextBoolean() ? ByteBuffer.allocate(length) : ByteBuffer.allocateDirect(length);
        assertThat(read(channel, buffer)).isEqualTo(range(from, length));
        assertThat(channel.position()).isEqualTo(Math.min(from + length, SIZE));
      }
    }
  }

  @Test
  void read_intoSlice_startsAtItsPosition() throws IOException {
    try (SeekableByteChannel channel = source.open()) {
      ByteBuffer whole = ByteBuffer.allocate(20);
      ByteBuffer slice = whole.position(5).slice();
      slice.position(3).limit(7);
      channel.read(slice);
      assertThat(Arrays.copyOfRange(whole.array(), 8, 12)).isEqualTo(range(0, 4));
      assertThat(whole.array()[12]).isZero();
    }
  }

  @Test
  void read_atAndBehindTheEnd_saysSo() throws IOException {
    try (SeekableByteChannel channel = source.open()) {
      assertThat(channel.position(SIZE).read(ByteBuffer.allocate(1))).isEqualTo(-1);
      assertThat(channel.position(SIZE + 10L).read(ByteBuffer.allocate(1))).isEqualTo(-1);
      assertThat(channel.position(0).read(ByteBuffer.allocate(0))).isZero();
    }
  }

  @Test
  void read_interrupted_closesAndIsNotTheEnd() throws IOException {
    SeekableByteChannel channel = source.open();
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(10)))
          .isInstanceOf(ClosedByInterruptException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(10)))
        .isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void write_isRefused() throws IOException {
    try (SeekableByteChannel channel = source.open()) {
      assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
          .isInstanceOf(NonWritableChannelException.class);
      assertThatThrownBy(() -> channel.truncate(1)).isInstanceOf(NonWritableChannelException.class);
    }
  }

  @Test
  void open_missingFile_saysSo() {
    FlinkByteSource missing = new FlinkByteSource(Location.of(directory.resolve("missing")));
    assertThatThrownBy(missing::open).isInstanceOf(FileNotFoundException.class);
  }
}

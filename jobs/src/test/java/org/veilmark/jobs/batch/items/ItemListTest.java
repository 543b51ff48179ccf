package org.veilmark.jobs.batch.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.operators.io.Location;

class ItemListTest {
  @TempDir private Path directory;

  private Location write(List<BatchItem> items) throws IOException {
    Location list = Location.of(directory.resolve("deep/list"));
    try (ItemListWriter writer = new ItemListWriter(list, "test", directory)) {
      for (BatchItem item : items) {
        writer.add(item);
      }
      assertThat(writer.publish()).isEqualTo(items.size());
    }
    return list;
  }

  private static List<BatchItem> readFrom(Location list, long fromByte) throws IOException {
    ItemListReader reader = new ItemListReader(list, fromByte);
    List<BatchItem> items = new ArrayList<>();
    for (Optional<BatchItem> item = reader.next(); item.isPresent(); item = reader.next()) {
      items.add(item.get());
    }
    return items;
  }

  @Test
  void next_ofAwkwardNames_givesThemBack() throws IOException {
    List<BatchItem> items =
        List.of(
            new BatchItem("/a/tab\there.mp4", "tab\there.mp4", "line\nend"),
            new BatchItem("/a/back\\slash\\t.mp4", "", null),
            new BatchItem("s3://bucket/grüße 世界.mp4", "grüße 世界.mp4", ""),
            new BatchItem("/a/\r.mp4", "\r.mp4", "\\"));

    assertThat(readFrom(write(items), 0)).isEqualTo(items);
  }

  @Test
  void next_fromEveryPosition_goesOnThere() throws IOException {
    // More than the reader takes at a time.
    List<BatchItem> items = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      items.add(new BatchItem("/films/" + i + "-" + "x".repeat(i % 90) + ".mp4", i + ".mp4", "m"));
    }
    Location list = write(items);
    ItemListReader reader = new ItemListReader(list, 0);
    for (int read = 0; read < items.size(); read++) {
      if (read % 500 == 0) {
        assertThat(readFrom(list, reader.position())).isEqualTo(items.subList(read, items.size()));
      }
      assertThat(reader.next()).contains(items.get(read));
    }
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void next_ofACutList_fails() throws IOException {
    Path cut = directory.resolve("cut");
    Files.writeString(cut, "/a\tb\n/c\td");
    ItemListReader reader = new ItemListReader(Location.of(cut), 0);

    assertThat(reader.next()).isPresent();
    assertThatThrownBy(reader::next).isInstanceOf(IOException.class).hasMessageContaining("ends");
  }

  @Test
  void close_withoutPublishing_leavesNothing() throws IOException {
    Location list = Location.of(directory.resolve("list"));
    try (ItemListWriter writer = new ItemListWriter(list, "test", directory)) {
      writer.add(new BatchItem("/a", "a", null));
    }

    assertThat(directory).isEmptyDirectory();
  }
}

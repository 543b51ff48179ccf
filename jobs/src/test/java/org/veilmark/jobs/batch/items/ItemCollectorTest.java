package org.veilmark.jobs.batch.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.io.Location;

class ItemCollectorTest {
  @TempDir private Path directory;
  private Path films;

  /** Names inputs to a collector. */
  private interface Naming {
    void to(ItemCollector items) throws Exception;
  }

  @BeforeEach
  void makeFiles() throws Exception {
    films = directory.resolve("films");
    for (String name :
        List.of("b.mp4", "a/z.mkv", "a/c.ts", ".hidden/x.mp4", ".x.mp4", "text.txt", "out/m.mp4")) {
      Path file = films.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
    Files.createSymbolicLink(films.resolve("a/loop"), films);
  }

  private List<BatchItem> collect(@Nullable String message, Naming inputs) throws Exception {
    Location list = Location.of(directory.resolve("list"));
    try (ItemListWriter writer = new ItemListWriter(list, "test", directory)) {
      inputs.to(
          ItemCollector.ofEmbeddings(
              writer,
              Location.of(films.resolve("out")),
              new OutputNames("mkv"),
              message == null ? null : new MessageTemplate(message)));
      writer.publish();
    }
    ItemListReader reader = new ItemListReader(list, 0);
    List<BatchItem> items = new ArrayList<>();
    for (Optional<BatchItem> item = reader.next(); item.isPresent(); item = reader.next()) {
      items.add(item.get());
    }
    return items;
  }

  @Test
  void addInput_ofAFolder_findsVideosInOrderButNotThoseOfTheOutput() throws Exception {
    List<BatchItem> items =
        collect("{name}-{index}", collector -> collector.addInput(films.toString()));

    assertThat(items)
        .containsExactly(
            new BatchItem(films.resolve("a/c.ts").toString(), "a/c.ts.mkv", "c-1"),
            new BatchItem(films.resolve("a/z.mkv").toString(), "a/z.mkv", "z-2"),
            new BatchItem(films.resolve("b.mp4").toString(), "b.mp4", "b-3"));
  }

  @Test
  void addInput_ofWhatIsMissing_isAnItemAllTheSame() throws Exception {
    assertThat(collect("m", collector -> collector.addInput("/no/such.mp4")))
        .containsExactly(new BatchItem("/no/such.mp4", "such.mp4", "m"));
  }

  @Test
  void addInput_ofTwoThatBecomeOne_isRefused() {
    assertThatThrownBy(
            () ->
                collect(
                    "m",
                    collector -> {
                      collector.addInput("/x/a.mp4");
                      collector.addInput("/y/a.mp4");
                    }))
        .isInstanceOfSatisfying(
            JobException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.REQUEST_INVALID))
        .hasMessageContaining("/y/a.mp4 and another input would both become a.mp4");
  }

  @Test
  void addListFile_withMessages_prefersThem() throws Exception {
    Path list = Files.writeString(directory.resolve("list.csv"), "a/1.mp4,own\na/2.mp4\n");

    assertThat(
            collect(
                "all",
                items -> items.addListFile(Location.of(list), Location.of(films), list.toString())))
        .containsExactly(
            new BatchItem(films + "/a/1.mp4", "a/1.mp4", "own"),
            new BatchItem(films + "/a/2.mp4", "a/2.mp4", "all"));
  }

  @Test
  void addListFile_withoutAnyMessage_isRefused() throws Exception {
    Path list = Files.writeString(directory.resolve("list.txt"), "/a/1.mp4\n");

    assertThatThrownBy(
            () -> collect(null, items -> items.addListFile(Location.of(list), null, "list.txt")))
        .hasMessageContaining("no message for /a/1.mp4");
  }

  @Test
  void addListFile_ofOtherThanUtf8_isRefused() throws Exception {
    Path list = Files.write(directory.resolve("list.txt"), new byte[] {'/', (byte) 0xff, '\n'});

    assertThatThrownBy(
            () -> collect("m", items -> items.addListFile(Location.of(list), null, "list.txt")))
        .hasMessageStartingWith("cannot read the list list.txt");
  }
}

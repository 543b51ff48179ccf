package org.veilmark.operators.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {
  @TempDir Path spool;
  @TempDir Path directory;

  private Path target;

  @BeforeEach
  void nameTarget() {
    target = directory.resolve("marked.mp4");
  }

  private Publication begin() throws IOException {
    return Publication.begin(Location.of(target), "job", spool);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  @Test
  void publish_toLocalDirectory_replacesTargetAtOnce() throws IOException {
    Files.writeString(target, "old");
    try (Publication publication = begin()) {
      assertThat(publication.draft().getParent()).isEqualTo(directory);
      assertThat(publication.draft().toString()).endsWith(".mp4");
      Files.writeString(publication.draft(), "new");
      assertThat(target).hasContent("old");
      publication.publish();
    }
    assertThat(target).hasContent("new");
    assertThat(files()).containsExactly(target);
  }

  @Test
  void close_withoutPublishing_leavesTargetAsItWas() throws IOException {
    Files.writeString(target, "old");
    try (Publication publication = begin()) {
      Files.writeString(publication.draft(), "half of the ne");
    }
    assertThat(target).hasContent("old");
    assertThat(files()).containsExactly(target);
  }

  @Test
  void begin_afterCrashOfTheSameAttempt_replacesItsDraft() throws IOException {
    Path leftover = begin().draft();
    Files.writeString(leftover, "left over");
    try (Publication again = begin()) {
      assertThat(again.draft()).isEqualTo(leftover).doesNotExist();
      Files.writeString(again.draft(), "new");
      again.publish();
    }
    assertThat(files()).containsExactly(target);
  }

  @Test
  void publish_nameAsLongAsPossible_works() throws IOException {
    target = directory.resolve("x".repeat(251) + ".mp4");
    try (Publication publication = begin()) {
      Files.writeString(publication.draft(), "new");
      publication.publish();
    }
    assertThat(target).hasContent("new");
  }

  @Test
  void checkWritable_whereNothingCanBePut_fails() throws IOException {
    try (Publication publication = begin()) {
      publication.checkWritable();
    }
    assertThat(files()).isEmpty();

    target = directory.resolve("missing").resolve("marked.mp4");
    try (Publication publication = begin()) {
      assertThatThrownBy(publication::checkWritable).isInstanceOf(NoSuchFileException.class);
    }
  }

  @Test
  void publish_directoryMissing_fails() throws IOException {
    target = directory.resolve("missing").resolve("marked.mp4");
    try (Publication publication = begin()) {
      assertThatThrownBy(() -> Files.writeString(publication.draft(), "new"))
          .isInstanceOf(NoSuchFileException.class);
    }
  }

  @Test
  void stream_throughRecoverableWriter_commitsWholeFile() throws IOException {
    try (Publication publication = begin()) {
      Files.writeString(publication.draft(), "new");
      publication.stream();
      publication.stream();
    }
    assertThat(target).hasContent("new");
    assertThat(files()).containsExactly(target);
  }
}

package org.veilmark.operators.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.operators.testing.Samples;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentOutput;

class StagedFactsTest {
  @TempDir Path root;

  private Path segment;
  private SegmentDescriptor descriptor;
  private SegmentOutput output;

  @BeforeEach
  void stage() throws IOException {
    Staging staging = Staging.of(Location.of(root), "job");
    segment = staging.segment(7).local().orElseThrow();
    Files.createDirectories(segment.getParent());
    Files.writeString(segment, "0123456789");
    descriptor =
        Samples.descriptor("job", JobKind.EMBED, 7).setStagedUri(segment.toString()).build();
    output = Samples.output("job", 7);
    StagedFacts.write(descriptor, output, "s0a0", root);
  }

  @Test
  void find_sameWork_givesItsOutcome() throws IOException {
    assertThat(segment).hasFileName("segment-000007.part");
    assertThat(StagedFacts.find(descriptor)).contains(output);
  }

  @Test
  void find_sameWorkOnAnotherLane_givesItsOutcome() throws IOException {
    assertThat(StagedFacts.find(SegmentDescriptor.newBuilder(descriptor).setLane(3).build()))
        .contains(output);
  }

  @Test
  void find_otherWork_isNotDone() throws IOException {
    assertThat(
            StagedFacts.find(SegmentDescriptor.newBuilder(descriptor).setKeyId("another").build()))
        .isEmpty();
  }

  @Test
  void find_segmentMissingOrCut_isNotDone() throws IOException {
    Files.writeString(segment, "012345678");
    assertThat(StagedFacts.find(descriptor)).isEmpty();
    Files.delete(segment);
    assertThat(StagedFacts.find(descriptor)).isEmpty();
  }

  @Test
  void find_factsMissingOrDamaged_isNotDone() throws IOException {
    Path facts = Path.of(segment + ".facts");
    byte[] bytes = Files.readAllBytes(facts);
    for (int length : new int[] {0, 10, 32, 33, bytes.length - 1}) {
      Files.write(facts, Arrays.copyOf(bytes, length));
      assertThat(StagedFacts.find(descriptor)).isEmpty();
    }
    Files.delete(facts);
    assertThat(StagedFacts.find(descriptor)).isEmpty();
  }

  @Test
  void delete_removesAllOfTheJobAndNothingElse() throws IOException {
    Staging.of(Location.of(root), "other").delete();
    Path other = Files.createDirectory(root.resolve("other"));
    Staging.of(Location.of(root), "job").delete();
    Staging.of(Location.of(root), "job").delete();
    assertThat(root.resolve("job")).doesNotExist();
    assertThat(other).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../job", "a/b", ".hidden", "a b", "a\nb", "ä"})
  void of_jobIdUnfitForName_isRefused(String jobId) {
    assertThatThrownBy(() -> Staging.of(Location.of(root), jobId))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void copy_ofStagedFile_livesAsLongAsItsOwner() throws IOException {
    Location location = Location.of(segment);
    Path copy;
    try (LocalCopies copies = new LocalCopies(root, "job")) {
      assertThat(copies.of(location)).isEqualTo(segment);
      copy = copies.copy(location);
      assertThat(copy).hasSameBinaryContentAs(segment).isNotEqualTo(segment);
    }
    assertThat(copy).doesNotExist();
    assertThat(segment).exists();
  }
}

package org.veilmark.operators.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.JobException;

class AllowedRootsTest {
  private static final AllowedRoots BUCKETS =
      new AllowedRoots(List.of("s3://films", "s3://shared/team/"));

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://films/a.mp4",
        "S3://films/a/b..c/d.mp4",
        "s3://films//a.mp4",
        "s3://films/100%25 off.mp4",
        "s3://shared/team/a.mp4"
      })
  void check_belowARoot_isAllowed(String uri) {
    assertThatCode(() -> BUCKETS.check(uri)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://films",
        "s3://films-of-others/a.mp4",
        "s3://films@others/a.mp4",
        "s3a://films/a.mp4",
        "s3://shared/a.mp4",
        "s3://shared/teams/a.mp4",
        "s3://films/../shared/a.mp4",
        "s3://films/%2e%2e/shared/a.mp4",
        "s3://films/%252E%252e/shared/a.mp4",
        "s3://films/..%2fshared/a.mp4",
        "s3://films/%25252525252525252e%2e/a.mp4",
        "s3://films/..\\shared/a.mp4",
        "s3://films/./a.mp4",
        "s3://films/a\u0000.mp4",
        "s3://films/a%00.mp4",
        "/etc/passwd",
        "file:///etc/passwd",
        "file:/etc/passwd",
        "http://example.org/films/a.mp4",
        "films/a.mp4",
        ""
      })
  void check_anythingElse_isForbidden(String uri) {
    assertThatThrownBy(() -> BUCKETS.check(uri))
        .isInstanceOfSatisfying(
            JobException.class,
            e -> assertThat(e.code()).isEqualTo(FailureCode.LOCATION_FORBIDDEN));
  }

  @Test
  void check_noRoots_everythingIsAllowed() {
    assertThatCode(() -> AllowedRoots.EVERYTHING.check("/etc/../etc/passwd"))
        .doesNotThrowAnyException();
    assertThatCode(() -> BUCKETS.check(null)).doesNotThrowAnyException();
    assertThat(AllowedRoots.EVERYTHING.and(new Location("s3://more")).roots()).isEmpty();
  }

  @Test
  void check_localFiles_comparedAsTheyAreOnceLinksAreFollowed() throws Exception {
    Path root = Files.createDirectory(directory.resolve("root"));
    Path outside = Files.createDirectory(directory.resolve("root-not"));
    Path secret = Files.writeString(outside.resolve("secret.mp4"), "secret");
    Files.createSymbolicLink(root.resolve("link.mp4"), secret);
    Files.createSymbolicLink(root.resolve("way"), outside);
    Files.writeString(root.resolve("a.mp4"), "a");
    AllowedRoots roots = new AllowedRoots(List.of(root.toString()));

    for (String allowed : List.of("/a.mp4", "//a.mp4", "/new.mp4", "/new/new.mp4")) {
      assertThatCode(() -> roots.check(root + allowed)).doesNotThrowAnyException();
      assertThatCode(() -> roots.check("file://" + root + allowed)).doesNotThrowAnyException();
    }
    for (String forbidden :
        List.of("/link.mp4", "/way/secret.mp4", "/way/new.mp4", "/../root-not/secret.mp4")) {
      assertThatThrownBy(() -> roots.check(root + forbidden)).isInstanceOf(JobException.class);
    }
    assertThatThrownBy(() -> roots.check(secret.toString())).isInstanceOf(JobException.class);
  }

  @Test
  void check_linkedRoot_isWhereItLeads() throws Exception {
    Path real = Files.createDirectory(directory.resolve("real"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), real);
    AllowedRoots roots = new AllowedRoots(List.of(link.toString()));
    assertThatCode(() -> roots.check(link + "/a.mp4")).doesNotThrowAnyException();
  }

  @Test
  void new_rootThatIsNotPlain_isRefused() {
    assertThatThrownBy(() -> new AllowedRoots(List.of("/films/..")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AllowedRoots(List.of("films")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package org.veilmark.gateway.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.gateway.job.JobRefusedException;
import org.veilmark.gateway.job.Refusal;
import org.veilmark.gateway.job.StoredObject;

class BucketsTest {
  private static final Buckets BUCKETS = new Buckets(Map.of("films", "/srv/films//"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        ".",
        "../a",
        "a/../b",
        "a/./b",
        "a/..",
        "/etc/passwd",
        "a//b",
        "a/",
        "a\\b",
        "..\\a",
        "a\nb",
        "a\0b",
        "a\u007fb"
      })
  void locate_nameThatIsNone_isRefused(String name) {
    assertRefused("films", name, Refusal.OBJECT_INVALID);
  }

  @Test
  void locate_length_isLimitedInBytes() throws Exception {
    assertThat(locate("films", "\u00e9".repeat(512))).endsWith("\u00e9");
    assertRefused("films", "\u00e9".repeat(513), Refusal.OBJECT_INVALID);
  }

  @Test
  void locate_unknownBucket_isRefused() {
    assertRefused("other", "a.mp4", Refusal.BUCKET_UNKNOWN);
    assertRefused("", "a.mp4", Refusal.BUCKET_UNKNOWN);
  }

  @Test
  void locate_plainName_isBelowItsBucket() throws Exception {
    assertThat(locate("films", "..a/b c%2e+.mp4")).isEqualTo("/srv/films/..a/b c%2e+.mp4");
  }

  private static String locate(String bucket, String name) throws JobRefusedException {
    return BUCKETS.locate(new StoredObject(bucket, name));
  }

  private static void assertRefused(String bucket, String name, Refusal refusal) {
    assertThatThrownBy(() -> locate(bucket, name))
        .isInstanceOfSatisfying(
            JobRefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }

  @Test
  void withoutPlaces_namesBucketsAndLeavesTheRest() {
    Buckets buckets = new Buckets(Map.of("films", "/srv/films", "old", "/srv/films/old"));

    assertThat(buckets.withoutPlaces("no file /srv/films/old/a.mp4, nor /srv/films/b.mp4; /srv/x"))
        .isEqualTo("no file old/a.mp4, nor films/b.mp4; /srv/x");
  }
}

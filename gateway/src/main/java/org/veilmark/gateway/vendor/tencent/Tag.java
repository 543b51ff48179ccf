package org.veilmark.gateway.vendor.tencent;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.veilmark.gateway.job.JobKind;

/** What a job does, in the vendor's words. */
enum Tag {
  EMBEDDING("DigitalWatermark", JobKind.EMBED),
  EXTRACTION("ExtractDigitalWatermark", JobKind.EXTRACT);

  private final String word;
  private final JobKind kind;

  Tag(String word, JobKind kind) {
    this.word = word;
    this.kind = kind;
  }

  /**
   * That of a word.
   *
   * @throws TencentException if there is none here
   */
  static Tag of(String word) throws TencentException {
    for (Tag tag : values()) {
      if (tag.word.equals(word)) {
        return tag;
      }
    }
    throw TencentException.invalid(
        "the Tag is neither DigitalWatermark nor ExtractDigitalWatermark");
  }

  /** That of what a job does; there are jobs that the vendor has no word for. */
  static Tag of(JobKind kind) {
    for (Tag tag : values()) {
      if (tag.kind == kind) {
        return tag;
      }
    }
    throw new IllegalArgumentException("no tag for " + kind);
  }

  /** What jobs do that the vendor has words for. */
  static Set<JobKind> kinds() {
    return Stream.of(values()).map(Tag::kind).collect(Collectors.toUnmodifiableSet());
  }

  /** As requests and answers have it. */
  String word() {
    return word;
  }

  JobKind kind() {
    return kind;
  }
}

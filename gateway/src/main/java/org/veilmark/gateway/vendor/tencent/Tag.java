package org.veilmark.gateway.vendor.tencent;

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

  static Tag of(JobKind kind) {
    return kind == JobKind.EMBED ? EMBEDDING : EXTRACTION;
  }

  /** As requests and answers have it. */
  String word() {
    return word;
  }

  JobKind kind() {
    return kind;
  }
}

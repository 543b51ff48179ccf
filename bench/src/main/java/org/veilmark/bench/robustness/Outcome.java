package org.veilmark.bench.robustness;

/** What came of reading one copy. */
public enum Outcome {
  /** The message that was embedded. */
  READ("read"),
  /** Nothing was found. */
  MISSED("missed"),
  /** Another message was found: this must never happen. */
  WRONG("wrong"),
  /** There was no copy to read: an encoder is missing, or the message does not fit the video. */
  NOT_MADE("not made");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  /** As reports write it. */
  public String label() {
    return label;
  }
}

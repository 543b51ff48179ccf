package org.veilmark.code;

/**
 * How a message is spread over time. An extractor that looks for the one finds nothing of the
 * other.
 */
public enum Algorithm {
  /** For three minutes and more: weaker, spread over a whole cycle of epochs. */
  V1(1),
  /** For short videos: the whole message within a few seconds. */
  V2(2);

  private final int wireId;

  Algorithm(int wireId) {
    this.wireId = wireId;
  }

  /** The number that stands for it in derived keys; never changed, never reused. */
  public int wireId() {
    return wireId;
  }
}

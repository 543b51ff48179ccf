package org.veilmark.code;

import java.util.List;

/**
 * How a message is spread over time. An extractor that looks for the one finds nothing of the
 * other.
 */
public enum Algorithm {
  /** For three minutes and more: weaker, spread over a whole cycle of epochs. */
  V1(1),
  /** For short videos: the whole message within a few seconds. */
  V2(2);

  /** All, in the order in which extraction tries them. */
  public static final List<Algorithm> TO_TRY = List.of(V2, V1);

  /** From here on a video holds v1 three times over. */
  private static final double LONG_SECONDS = 180;

  private final int wireId;

  Algorithm(int wireId) {
    this.wireId = wireId;
  }

  /** The number that stands for it in derived keys; never changed, never reused. */
  public int wireId() {
    return wireId;
  }

  /**
   * The one by which a video is marked where none is asked for.
   *
   * @param markedSeconds length of the part of the video that is marked
   */
  public static Algorithm byDefault(double markedSeconds) {
    return markedSeconds >= LONG_SECONDS ? V1 : V2;
  }
}

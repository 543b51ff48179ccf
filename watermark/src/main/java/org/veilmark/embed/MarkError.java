package org.veilmark.embed;

/**
 * What marking changed in a picture: sums of squared differences, in squared code values of the
 * picture's bit depth. Exact.
 *
 * @param y over all luma samples
 * @param u over all U samples
 * @param v over all V samples
 */
public record MarkError(long y, long u, long v) {
  /** Nothing changed. */
  public static final MarkError NONE = new MarkError(0, 0, 0);

  /** Of both together. */
  public MarkError plus(MarkError other) {
    return new MarkError(y + other.y, u + other.u, v + other.v);
  }
}

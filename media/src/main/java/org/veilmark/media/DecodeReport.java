package org.veilmark.media;

/**
 * What a decoder has met so far.
 *
 * @param frames pictures given out
 * @param corruptFrames pictures given out that have made-up parts
 * @param decodeErrors packets that the decoder refused
 * @param movedFrames pictures whose time was not after the one before and was moved behind it
 * @param otherFrames pictures of another size or layout than the first, which were left out
 */
public record DecodeReport(
    long frames, long corruptFrames, long decodeErrors, long movedFrames, long otherFrames) {

  /** Whether everything decoded and was given out. */
  public boolean isClean() {
    return corruptFrames == 0 && decodeErrors == 0 && otherFrames == 0;
  }
}

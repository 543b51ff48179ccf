package org.veilmark.media;

/**
 * Where the times of a video jump back, as where recordings were put one behind the other. What
 * follows has the times of what was before.
 *
 * @param bytePosition of the first key packet behind it, or -1
 * @param fromSeconds on the file's clock, of the last key picture before it
 * @param toSeconds of the first behind it
 */
public record TimeJump(long bytePosition, double fromSeconds, double toSeconds) {}

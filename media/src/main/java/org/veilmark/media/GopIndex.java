package org.veilmark.media;

import java.util.List;

/**
 * All groups of pictures of the video stream; they cover its time without gap or overlap.
 *
 * @param timeBase of all times here
 * @param gops in order, at least one
 * @param firstPtsTicks time of the first picture that is shown, after edit lists: the zero of
 *     {@link #presentationSeconds}
 * @param endPtsTicks end of the last picture that is shown
 * @param packets coded pictures
 * @param warnings what is damaged, one sentence each; the index covers the rest
 */
public record GopIndex(
    TimeBase timeBase,
    List<Gop> gops,
    long firstPtsTicks,
    long endPtsTicks,
    long packets,
    List<String> warnings) {

  /** Copies the lists. */
  public GopIndex {
    gops = List.copyOf(gops);
    warnings = List.copyOf(warnings);
    if (gops.isEmpty()) {
      throw new IllegalArgumentException("index without GOPs");
    }
  }

  /** Seconds from the first shown picture to {@code ptsTicks}; what the mark's epochs count in. */
  public double presentationSeconds(long ptsTicks) {
    return timeBase.toSeconds(ptsTicks - firstPtsTicks);
  }

  /** Size of all coded pictures, in bytes. */
  public long videoBytes() {
    return gops.stream().mapToLong(Gop::bytes).sum();
  }

  /** Duration of what is shown, in seconds. */
  public double durationSeconds() {
    return presentationSeconds(endPtsTicks);
  }
}

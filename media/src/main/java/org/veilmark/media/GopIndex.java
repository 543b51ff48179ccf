package org.veilmark.media;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All groups of pictures of the video stream, up to where its times jump back; they cover its time
 * without gap or overlap.
 *
 * @param timeBase of all times here
 * @param gops in order, at least one
 * @param firstPtsTicks time of the first picture that is shown, after edit lists: the zero of
 *     {@link #presentationSeconds}
 * @param endPtsTicks end of the last picture that is shown
 * @param packets coded pictures
 * @param warnings what is damaged or left out, one sentence each; the index covers the rest
 * @param jump where times jump back; nothing from there on is in the index
 */
public record GopIndex(
    TimeBase timeBase,
    List<Gop> gops,
    long firstPtsTicks,
    long endPtsTicks,
    long packets,
    List<String> warnings,
    Optional<TimeJump> jump) {

  /** Copies the lists. */
  public GopIndex {
    gops = List.copyOf(gops);
    warnings = List.copyOf(warnings);
    if (gops.isEmpty()) {
      throw new IllegalArgumentException("index without GOPs");
    }
  }

  /**
   * For whoever must not lose a picture.
   *
   * @throws UnsupportedMediaException if times jump back, so that the index is not of all pictures
   */
  public void requireWhole() throws UnsupportedMediaException {
    if (jump.isPresent()) {
      TimeJump found = jump.get();
      throw new UnsupportedMediaException(
          "packet at byte " + found.bytePosition(),
          String.format(
              Locale.ROOT,
              "times jump back from second %.1f to %.1f: the parts must be marked one by one",
              found.fromSeconds(),
              found.toSeconds()));
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

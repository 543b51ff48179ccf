package org.veilmark.media;

import java.util.List;

/**
 * What high dynamic range video says about the display it was made on (SMPTE ST 2086) and how
 * bright it is (CTA-861.3).
 *
 * @param masteringDisplay x and y of red, green, blue and white in units of 0.00002, then highest
 *     and lowest luminance in units of 0.0001 cd/m2; or empty
 * @param maxContentLight brightest sample in cd/m2, or 0
 * @param maxAverageLight brightest picture in cd/m2, or 0
 * @param dynamic whether there is metadata that changes from picture to picture (SMPTE ST 2094),
 *     which no encoder here writes
 */
public record HdrMetadata(
    List<Integer> masteringDisplay, int maxContentLight, int maxAverageLight, boolean dynamic) {
  private static final int DISPLAY_VALUES = 10;

  /** Nothing is stated. */
  public static final HdrMetadata NONE = new HdrMetadata(List.of(), 0, 0, false);

  /** Copies the list. */
  public HdrMetadata {
    masteringDisplay = List.copyOf(masteringDisplay);
    if (!masteringDisplay.isEmpty() && masteringDisplay.size() != DISPLAY_VALUES) {
      throw new IllegalArgumentException("mastering display of " + masteringDisplay.size());
    }
  }

  /** Whether there is anything that stays the same over the video. */
  public boolean isStated() {
    return hasDisplay() || hasLight();
  }

  /** Whether a display is described. */
  public boolean hasDisplay() {
    return !masteringDisplay.isEmpty();
  }

  /** Whether brightness is stated. */
  public boolean hasLight() {
    return maxContentLight > 0 || maxAverageLight > 0;
  }
}

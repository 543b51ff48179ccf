package org.veilmark.bench.speed;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What is compared with FFmpeg. */
public enum SpeedPart {
  EMBED_MEDIUM("embed-medium", "embed, x264 medium, CRF 18"),
  EMBED_VERYFAST("embed-veryfast", "embed, x264 veryfast, CRF 18"),
  STUDY("study", "extract --effort study"),
  /** On the long clip alone. */
  AUTO("auto", "extract --effort auto");

  private final String option;
  private final String title;

  SpeedPart(String option, String title) {
    this.option = option;
    this.title = title;
  }

  /** Its name on command lines. */
  public String option() {
    return option;
  }

  /** What it is, in a table. */
  public String title() {
    return title;
  }

  /**
   * The parts that are called so, in the order of this list; all for no name.
   *
   * @throws IllegalArgumentException for a name that is none, telling which there are
   */
  public static List<SpeedPart> ofOptions(List<String> options) {
    options.forEach(SpeedPart::requireOption);
    return Arrays.stream(values())
        .filter(part -> options.isEmpty() || options.contains(part.option))
        .toList();
  }

  private static void requireOption(String option) {
    if (Arrays.stream(values()).noneMatch(part -> part.option.equals(option))) {
      throw new IllegalArgumentException(
          "there is nothing called '%s' to measure, only %s"
              .formatted(
                  option,
                  Arrays.stream(values())
                      .map(SpeedPart::option)
                      .collect(Collectors.joining(", "))));
    }
  }
}

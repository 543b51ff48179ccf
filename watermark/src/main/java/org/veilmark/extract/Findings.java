package org.veilmark.extract;

import java.util.List;

/**
 * What is known of a video's marks.
 *
 * @param main how the mark was found that lasts longest; where none was found, what came nearest
 * @param marks all that were found, that which lasts longest first
 */
public record Findings(Decision main, List<FoundMark> marks) {
  /** Copies the list. */
  public Findings {
    marks = List.copyOf(marks);
  }
}

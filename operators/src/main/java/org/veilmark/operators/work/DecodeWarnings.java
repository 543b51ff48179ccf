package org.veilmark.operators.work;

import java.util.ArrayList;
import java.util.List;
import org.veilmark.media.DecodeReport;

/** Says in words what a decoder met that was not as it should be. */
public final class DecodeWarnings {
  private DecodeWarnings() {}

  /** At most one line; none if all was well. */
  public static List<String> of(DecodeReport report) {
    List<String> parts = new ArrayList<>();
    add(parts, report.corruptFrames(), "frames are damaged");
    add(parts, report.decodeErrors(), "packets could not be decoded");
    add(parts, report.movedFrames(), "frames were moved to a later time");
    add(parts, report.otherFrames(), "frames have another size or layout and were left out");
    return parts.isEmpty() ? List.of() : List.of(String.join(", ", parts));
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}

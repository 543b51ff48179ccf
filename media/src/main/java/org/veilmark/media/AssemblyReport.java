package org.veilmark.media;

import java.util.List;

/**
 * What was put together.
 *
 * @param frames pictures of the video stream
 * @param videoBytes their packets' size
 * @param bytes size of the output
 * @param warnings what could not be kept, one sentence each
 */
public record AssemblyReport(long frames, long videoBytes, long bytes, List<String> warnings) {

  /** Copies the list. */
  public AssemblyReport {
    warnings = List.copyOf(warnings);
  }
}

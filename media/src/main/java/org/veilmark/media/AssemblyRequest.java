package org.veilmark.media;

import java.nio.file.Path;
import java.util.List;

/**
 * What to put together.
 *
 * @param host the file whose other streams, tags and chapters are copied
 * @param parts all of the video, in order; at least one of them encoded anew
 * @param endPtsTicks end of the last picture, as {@link GopIndex#endPtsTicks}
 * @param output the file to write; its name decides the container; an existing one is replaced
 */
public record AssemblyRequest(
    ByteSource host, List<TrackPart> parts, long endPtsTicks, Path output) {

  /** Copies the list. */
  public AssemblyRequest {
    parts = List.copyOf(parts);
    if (parts.stream().noneMatch(part -> part instanceof StagedSegment)) {
      throw new IllegalArgumentException("no segments to assemble");
    }
  }
}

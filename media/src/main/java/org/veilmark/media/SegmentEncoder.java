package org.veilmark.media;

import java.io.Closeable;
import java.io.IOException;
import org.veilmark.signal.Picture;

/**
 * Encodes one segment of a track and stages it in a file. For one thread at a time.
 *
 * <p>The segment begins with a picture that needs no other and refers to nothing outside. All
 * segments of a track have the same parameter sets, if they are encoded with the same settings from
 * the same stream.
 */
public interface SegmentEncoder extends Closeable {

  /**
   * Encodes the next picture; its planes are not needed afterwards.
   *
   * @param ptsTicks presentation time in the stream's time base, more than the last one's
   * @param keyFrame whether to make it a random-access picture
   */
  void encode(Picture picture, long ptsTicks, boolean keyFrame) throws IOException, MediaException;

  /**
   * Ends the segment and gives the file its name; until then it does not exist under it.
   *
   * @throws IllegalStateException if nothing was encoded
   */
  StagedSegment finish() throws IOException, MediaException;

  /** Frees everything; removes what was written, unless finished. */
  @Override
  void close();
}

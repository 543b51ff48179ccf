package org.veilmark.media;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Gives the pictures of one range in presentation order. For one thread. Damaged packets are
 * counted and decoding goes on; see {@link #report}.
 */
public interface SegmentDecoder extends Closeable {

  /** The stream being decoded. */
  VideoStreamInfo stream();

  /**
   * The next picture, or null after the last.
   *
   * @throws IOException if reading failed or the thread was interrupted: never taken for the end
   * @throws MalformedMediaException if the range cannot be found, or nothing in it decodes
   * @throws UnsupportedMediaException if pictures change their size or layout on the way
   */
  @Nullable VideoFrame next() throws IOException, MediaException;

  /** What has been met up to now. */
  DecodeReport report();

  /** Frees everything; pictures given out are not valid any more. */
  @Override
  void close();
}

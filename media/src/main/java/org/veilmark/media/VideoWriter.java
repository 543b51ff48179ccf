package org.veilmark.media;

import java.io.Closeable;
import java.io.IOException;
import org.veilmark.signal.Picture;

/** Makes a video file out of pictures. For one thread. */
public interface VideoWriter extends Closeable {

  /**
   * Adds a picture.
   *
   * @param ptsTicks presentation time in the stream's time base, more than the last one's
   */
  void write(Picture picture, long ptsTicks) throws IOException, MediaException;

  /**
   * Ends the video at {@code endPtsTicks} and gives the file its name.
   *
   * @throws IllegalStateException if nothing was written
   */
  AssemblyReport finish(long endPtsTicks) throws IOException, MediaException;

  /** Frees everything; removes what was written, unless finished. */
  @Override
  void close();
}

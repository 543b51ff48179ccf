package org.veilmark.media;

import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.SeekableByteChannel;

/**
 * Bytes that can be read at any position, wherever they lie: a local file, or an object in a store.
 *
 * <p>Opening is cheap and can be repeated; every channel is independent and belongs to the caller.
 */
public interface ByteSource extends Serializable {

  /**
   * Opens for reading.
   *
   * @return a channel at position 0 whose {@code size()} is known; the caller closes it
   */
  SeekableByteChannel open() throws IOException;

  /** How messages name this source. Its extension does not decide anything. */
  String name();
}

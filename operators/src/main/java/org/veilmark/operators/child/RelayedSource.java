package org.veilmark.operators.child;

import java.nio.channels.SeekableByteChannel;
import org.veilmark.media.ByteSource;

/** The input of an order, whose bytes the other process reads. Does not travel further. */
@SuppressWarnings("serial")
final class RelayedSource implements ByteSource {
  private final Relay relay;
  private final String name;
  private final long sizeBytes;

  RelayedSource(Relay relay, String name, long sizeBytes) {
    this.relay = relay;
    this.name = name;
    this.sizeBytes = sizeBytes;
  }

  @Override
  public SeekableByteChannel open() {
    return new RelayedChannel(relay, sizeBytes);
  }

  @Override
  public String name() {
    return name;
  }
}

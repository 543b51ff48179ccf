package org.veilmark.media.ffmpeg;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.MediaException;

/** Gives the packets of one part of a track in decode order. */
interface PartReader extends Closeable {
  /** The next packet, or null after the last; {@code withData} or only its times. */
  @Nullable StagedPacket next(boolean withData) throws IOException, MediaException;
}

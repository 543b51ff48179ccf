package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The outermost boxes of an MP4 file, for saying what a damaged one lacks. */
final class Mp4Boxes {
  private static final int HEADER_BYTES = 8;
  private static final int LARGE_HEADER_BYTES = 16;
  private static final int MAX_BOXES = 1000;

  private Mp4Boxes() {}

  /** Names of the boxes, up to where their chain breaks or leaves the file. */
  static List<String> names(SeekableByteChannel channel) throws IOException {
    List<String> names = new ArrayList<>();
    long position = 0;
    while (position + HEADER_BYTES <= channel.size() && names.size() < MAX_BOXES) {
      ByteBuffer header = read(channel, position);
      if (header.limit() < HEADER_BYTES) {
        break;
      }
      long size = Integer.toUnsignedLong(header.getInt(0));
      byte[] name = new byte[Integer.BYTES];
      header.get(Integer.BYTES, name);
      names.add(new String(name, StandardCharsets.US_ASCII));
      if (size == 1 && header.limit() == LARGE_HEADER_BYTES) {
        size = header.getLong(HEADER_BYTES);
      }
      if (size < HEADER_BYTES || size > channel.size() - position) {
        break; // to the end of the file, or nonsense
      }
      position += size;
    }
    return names;
  }

  private static ByteBuffer read(SeekableByteChannel channel, long position) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(LARGE_HEADER_BYTES);
    channel.position(position);
    while (header.hasRemaining() && channel.read(header) >= 0) {
      // until the header is complete or the file ends
    }
    return header.flip();
  }
}

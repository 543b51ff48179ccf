package org.veilmark.media.ffmpeg;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.ColourTags;
import org.veilmark.media.Rational;
import org.veilmark.media.TimeBase;

/** Reads what {@link StagedSegmentWriter} wrote; anything else is an {@link IOException}. */
final class StagedSegmentReader implements PartReader {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final byte[] NO_DATA = {};

  private final Path file;
  private final DataInputStream in;
  private final EncodedTrack track;
  private long frames;

  StagedSegmentReader(Path file) throws IOException {
    this.file = file;
    this.in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
    try {
      this.track = readTrack();
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  EncodedTrack track() {
    return track;
  }

  private EncodedTrack readTrack() throws IOException {
    if (in.readInt() != StagedSegmentWriter.MAGIC) {
      throw new IOException(file + " is not a staged segment");
    }
    short version = in.readShort();
    if (version != StagedSegmentWriter.VERSION) {
      throw new IOException(file + " is a staged segment of unknown version " + version);
    }
    return new EncodedTrack(
        in.readUTF(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readUTF(),
        FieldOrders.of(in.readByte()),
        new ColourTags(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt()),
        new Rational(in.readInt(), in.readInt()),
        new Rational(in.readInt(), in.readInt()),
        new TimeBase(in.readInt(), in.readInt()),
        new Extradata(readBytes(in.readInt())));
  }

  @Override
  public @Nullable StagedPacket next(boolean withData) throws IOException {
    byte kind = in.readByte();
    if (kind == StagedSegmentWriter.END) {
      if (in.readLong() != frames) {
        throw new IOException(file + " is damaged: packets are missing");
      }
      return null;
    }
    if (kind != StagedSegmentWriter.PACKET) {
      throw new IOException(file + " is damaged: unknown mark " + kind);
    }
    frames++;
    long ptsTicks = in.readLong();
    boolean key = in.readBoolean();
    int length = in.readInt();
    if (withData) {
      return new StagedPacket(ptsTicks, key, readBytes(length));
    }
    in.skipNBytes(length);
    return new StagedPacket(ptsTicks, key, NO_DATA);
  }

  private byte[] readBytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException(file + " is cut");
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

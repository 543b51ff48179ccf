package org.veilmark.media.ffmpeg;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.veilmark.media.ColourTags;
import org.veilmark.media.StagedSegment;

/**
 * Writes a staged segment: the track, then the packets as they leave the encoder, then their count.
 *
 * <p>Decode times are not staged: they depend on the whole track. The file has its name only when
 * it is complete.
 *
 * <pre>
 * int     magic "VMSG"
 * short   version
 * track   UTF codec, int profile, int level, int width, int height, UTF pixel format,
 *         byte field order as FFmpeg numbers them, 5 ints of colour tags, 2 ints each: sample aspect, frame rate, time base,
 *         int length of extradata, extradata
 * packet  byte 1, long pts, byte key, int length, data     (any number)
 * end     byte 0, long number of packets
 * </pre>
 */
final class StagedSegmentWriter implements Closeable {
  static final int MAGIC = 0x564d5347;
  static final short VERSION = 2;
  static final byte PACKET = 1;
  static final byte END = 0;
  private static final int BUFFER_BYTES = 1 << 16;

  private final UnfinishedFile file;
  private final DataOutputStream out;
  private long frames;
  private long firstPtsTicks = Long.MAX_VALUE;
  private long lastPtsTicks = Long.MIN_VALUE;

  StagedSegmentWriter(Path file, EncodedTrack track) throws IOException {
    this.file = new UnfinishedFile(file);
    this.out =
        new DataOutputStream(
            new BufferedOutputStream(Files.newOutputStream(this.file.path()), BUFFER_BYTES));
    try {
      writeTrack(track);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private void writeTrack(EncodedTrack track) throws IOException {
    out.writeInt(MAGIC);
    out.writeShort(VERSION);
    out.writeUTF(track.codec());
    out.writeInt(track.profile());
    out.writeInt(track.level());
    out.writeInt(track.width());
    out.writeInt(track.height());
    out.writeUTF(track.pixelFormat());
    out.writeByte(FieldOrders.code(track.fieldOrder()));
    ColourTags colour = track.colour();
    out.writeInt(colour.range());
    out.writeInt(colour.primaries());
    out.writeInt(colour.transfer());
    out.writeInt(colour.matrix());
    out.writeInt(colour.chromaLocation());
    out.writeInt(track.sampleAspectRatio().num());
    out.writeInt(track.sampleAspectRatio().den());
    out.writeInt(track.averageFrameRate().num());
    out.writeInt(track.averageFrameRate().den());
    out.writeInt(track.timeBase().num());
    out.writeInt(track.timeBase().den());
    byte[] extradata = track.extradata().bytes();
    out.writeInt(extradata.length);
    out.write(extradata);
  }

  void write(long ptsTicks, boolean key, byte[] data, int length) throws IOException {
    out.writeByte(PACKET);
    out.writeLong(ptsTicks);
    out.writeBoolean(key);
    out.writeInt(length);
    out.write(data, 0, length);
    frames++;
    firstPtsTicks = Math.min(firstPtsTicks, ptsTicks);
    lastPtsTicks = Math.max(lastPtsTicks, ptsTicks);
  }

  StagedSegment finish() throws IOException {
    out.writeByte(END);
    out.writeLong(frames);
    out.close();
    long bytes = Files.size(file.path());
    return new StagedSegment(file.publish(), frames, bytes, firstPtsTicks, lastPtsTicks);
  }

  @Override
  public void close() throws IOException {
    try (file) {
      out.close();
    }
  }
}

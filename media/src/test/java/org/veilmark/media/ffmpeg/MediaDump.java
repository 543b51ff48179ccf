package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.util.Locale;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.ByteSource;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaInfo;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.StreamInfo;
import org.veilmark.media.VideoFrame;

/** All that the module says about a file, as text that shows in a diff what changed. */
final class MediaDump {
  private static final MediaLibrary MEDIA = FfmpegMedia.create();

  private final StringBuilder text = new StringBuilder();

  private MediaDump() {}

  /** Probe, index, and every picture of every group. */
  static String of(ByteSource source) throws IOException, MediaException {
    MediaDump dump = new MediaDump();
    dump.probe(source);
    GopIndex index = MEDIA.indexGops(source);
    dump.index(index);
    for (Gop gop : index.gops()) {
      dump.pictures(source, gop);
    }
    return dump.text.toString();
  }

  /** Every packet of every stream: what a muxer has written. */
  static String ofPackets(ByteSource source) throws IOException, MediaException {
    MediaDump dump = new MediaDump();
    dump.probe(source);
    dump.packets(source);
    return dump.text.toString();
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private void probe(ByteSource source) throws IOException, MediaException {
    MediaInfo info = MEDIA.probe(source);
    line("container: %s", info.container());
    line("duration: %.6f s", info.durationSeconds());
    line("chapters: %d", info.chapters());
    line("tags: %s", new TreeMap<>(info.tags()));
    for (StreamInfo stream : info.streams()) {
      line(
          "stream %d: %s %s, time base %d/%d, start %s, duration %s, tags %s",
          stream.index(),
          stream.kind(),
          stream.codec(),
          stream.timeBase().num(),
          stream.timeBase().den(),
          ticks(stream.startTicks()),
          ticks(stream.durationTicks()),
          new TreeMap<>(stream.tags()));
    }
    info.video()
        .ifPresent(
            video -> {
              line("video: stream %d, %s", video.streamIndex(), video.profile());
              line("  %s %s", video.pixelFormat(), video.format());
              line("  %s, interlaced %b", video.colour(), video.fieldOrder().isInterlaced());
              line("  sample shape %s", video.sampleAspectRatio());
              line(
                  "  rates %s average, %s nominal",
                  video.averageFrameRate(), video.nominalFrameRate());
              line("  display matrix %s", video.displayMatrix());
            });
  }

  private void index(GopIndex index) {
    line(
        "index: first %d, end %d, packets %d, duration %.6f s, warnings %s",
        index.firstPtsTicks(),
        index.endPtsTicks(),
        index.packets(),
        index.durationSeconds(),
        index.warnings());
  }

  private void pictures(ByteSource source, Gop gop) throws IOException, MediaException {
    line(
        "gop %d: %s, %d to %d, %d packets, %d bytes, starts at pts %s dts %s",
        gop.index(),
        gop.kind(),
        gop.startPtsTicks(),
        gop.endPtsTicks(),
        gop.packets(),
        gop.bytes(),
        ticks(gop.start().ptsTicks()),
        ticks(gop.start().dtsTicks()));
    try (SegmentDecoder decoder =
        MEDIA.openDecoder(
            source, DecodeRange.of(gop, gop), DecodeOptions.lenient(/* threads= */ 1))) {
      @Nullable VideoFrame frame = decoder.next();
      while (frame != null) {
        line(
            "  picture at %d%s%s: %08x",
            frame.ptsTicks(),
            frame.keyFrame() ? ", key" : "",
            frame.corrupt() ? ", corrupt" : "",
            TestPictures.hash(frame.picture()));
        frame = decoder.next();
      }
      line("  %s", decoder.report());
    }
  }

  private void packets(ByteSource source) throws IOException, MediaException {
    try (DemuxerHandle demuxer = DemuxerHandle.open(source);
        PacketHandle handle = new PacketHandle()) {
      for (int i = 0; i < demuxer.context().nb_chapters(); i++) {
        AVChapter chapter = demuxer.context().chapters(i);
        line(
            "chapter %d: %d to %d of %d/%d s, %s",
            i,
            chapter.start(),
            chapter.end(),
            chapter.time_base().num(),
            chapter.time_base().den(),
            Dictionary.toMap(chapter.metadata()));
      }
      while (demuxer.read(handle)) {
        AVPacket packet = handle.packet();
        byte[] data = new byte[packet.size()];
        packet.data().get(data);
        CRC32 crc = new CRC32();
        crc.update(data);
        line(
            "packet of %d: pts %s, dts %s, duration %d, flags %d, %d bytes, %08x",
            packet.stream_index(),
            ticks(packet.pts()),
            ticks(packet.dts()),
            packet.duration(),
            packet.flags(),
            packet.size(),
            crc.getValue());
      }
    }
  }

  private static String ticks(long ticks) {
    return ticks == MediaInfo.UNKNOWN_TICKS ? "unknown" : Long.toString(ticks);
  }
}

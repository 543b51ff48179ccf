package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.AssemblyReport;
import org.veilmark.media.AssemblyRequest;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaInfo;
import org.veilmark.media.StagedSegment;
import org.veilmark.media.TimeBase;

/**
 * Writes one output file: the staged video, and the host's other streams packet by packet.
 *
 * <p>Times stay as the host's demuxer gives them. Only transport streams, which begin anywhere, are
 * moved to begin at 0.
 */
final class FfmpegAssembler implements AutoCloseable {
  private static final AVRational MICROSECONDS = avutil.av_get_time_base_q();

  private final VideoTrack video;
  private final @Nullable DemuxerHandle host;
  private final MuxerHandle muxer;
  private final OutputStreams streams;
  private final Map<Integer, Long> lastDtsTicks = new LinkedHashMap<>();
  private final PacketHandle videoPacket;
  private final PacketHandle copiedPacket;
  private long videoBytes;

  private FfmpegAssembler(VideoTrack video, @Nullable DemuxerHandle host, MuxerHandle muxer)
      throws MediaException {
    this.video = video;
    this.host = host;
    this.muxer = muxer;
    this.streams =
        host == null
            ? new OutputStreams(muxer, video.track())
            : new OutputStreams(muxer, video.track(), host);
    if (host != null) {
      for (int i = 0; i < host.streamCount(); i++) {
        if (!streams.copied().containsKey(i)) {
          host.skip(i);
        }
      }
      muxer.context().metadata(Tags.ofFile(host.context()));
      Chapters.copy(host.context(), muxer.context());
    }
    // Last: nobody would close them if what is above threw.
    videoPacket = new PacketHandle();
    copiedPacket = new PacketHandle();
  }

  static AssemblyReport assemble(AssemblyRequest request) throws IOException, MediaException {
    ContainerKind kind = ContainerKind.require(request.output().toString());
    try (DemuxerHandle host = DemuxerHandle.open(request.host())) {
      Optional<? extends HostConfig> config =
          HostConfig.of(host.stream(host.bestVideoStream()).codecpar());
      try (VideoTrack video =
          new VideoTrack(request.parts(), request.host(), config, request.endPtsTicks())) {
        return assemble(host, video, request.output(), kind);
      }
    }
  }

  /** Puts segments into a file that has nothing else. */
  static AssemblyReport assemble(
      List<StagedSegment> segments, long endPtsTicks, Path output, ContainerKind kind)
      throws IOException, MediaException {
    try (VideoTrack video = new VideoTrack(segments, endPtsTicks)) {
      return assemble(/* host= */ null, video, output, kind);
    }
  }

  private static AssemblyReport assemble(
      @Nullable DemuxerHandle host, VideoTrack video, Path output, ContainerKind kind)
      throws IOException, MediaException {
    UnfinishedFile file = new UnfinishedFile(output);
    try (file;
        MuxerHandle muxer = MuxerHandle.open(file.path(), kind);
        FfmpegAssembler assembler = new FfmpegAssembler(video, host, muxer)) {
      assembler.write(kind);
      long bytes = Files.size(file.path());
      file.publish();
      return new AssemblyReport(video.frames(), assembler.videoBytes, bytes, assembler.warnings());
    }
  }

  private void write(ContainerKind kind) throws IOException, MediaException {
    muxer.writeHeader(
        MuxerOptions.of(kind, video.track().timeBase(), streams.copied().values(), muxer));
    boolean hasVideo = prepareVideo();
    boolean hasCopied = prepareCopied();
    while (hasVideo || hasCopied) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted while assembling");
      }
      if (hasVideo && (!hasCopied || isVideoFirst())) {
        muxer.write(videoPacket);
        hasVideo = prepareVideo();
      } else {
        muxer.write(copiedPacket);
        hasCopied = prepareCopied();
      }
    }
    muxer.finish();
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>(streams.warnings());
    if (isRounded()) {
      warnings.add(
          "times are rounded to milliseconds, which is what Matroska counts in; .mp4 and .mov keep"
              + " them exact");
    }
    if (host != null && host.isTruncated()) {
      warnings.add("the host file is cut or damaged: some of its sound or other data is missing");
    }
    return warnings;
  }

  /** Whether the track's ticks are not whole ticks of the output. */
  private boolean isRounded() {
    TimeBase timeBase = video.track().timeBase();
    AVRational output = streams.video().time_base();
    return (long) timeBase.num() * output.den() % ((long) timeBase.den() * output.num()) != 0;
  }

  private boolean isVideoFirst() {
    AVPacket other = copiedPacket.packet();
    return avutil.av_compare_ts(
            videoPacket.dtsTicks(),
            streams.video().time_base(),
            other.dts(),
            muxer.context().streams(other.stream_index()).time_base())
        <= 0;
  }

  private boolean prepareVideo() throws IOException, MediaException {
    if (!video.hasNext()) {
      return false;
    }
    AVPacket packet = videoPacket.packet();
    long dtsTicks = video.nextDtsTicks();
    long durationTicks = video.nextDurationTicks();
    StagedPacket staged = video.next();
    AvError.check(avcodec.av_new_packet(packet, staged.data().length), "av_new_packet");
    packet.data().put(staged.data());
    packet.pts(staged.ptsTicks());
    packet.dts(dtsTicks);
    packet.duration(durationTicks);
    packet.flags(staged.isKey() ? avcodec.AV_PKT_FLAG_KEY : 0);
    packet.stream_index(streams.video().index());
    TimeBase timeBase = video.track().timeBase();
    try (AVRational ticks = new AVRational()) {
      ticks.num(timeBase.num()).den(timeBase.den());
      shift(packet, ticks);
      avcodec.av_packet_rescale_ts(packet, ticks, streams.video().time_base());
    }
    videoBytes += staged.data().length;
    keepIncreasing(packet);
    return true;
  }

  private boolean prepareCopied() throws IOException {
    while (host != null && host.read(copiedPacket)) {
      AVPacket packet = copiedPacket.packet();
      int index = packet.stream_index();
      AVStream output = streams.copied().get(index);
      if (output != null) {
        AVRational ticks = host.stream(index).time_base();
        clip(packet, host.stream(index));
        shift(packet, ticks);
        avcodec.av_packet_rescale_ts(packet, ticks, output.time_base());
        packet.stream_index(output.index());
        packet.pos(-1);
        keepIncreasing(packet);
        return true;
      }
    }
    return false;
  }

  /** An edit list may end within the last packet, which then is shorter than its content. */
  private static void clip(AVPacket packet, AVStream stream) {
    if (stream.start_time() == MediaInfo.UNKNOWN_TICKS || stream.duration() <= 0) {
      return;
    }
    long left = stream.start_time() + stream.duration() - packet.pts();
    if (left > 0 && left < packet.duration()) {
      packet.duration(left);
    }
  }

  private void shift(AVPacket packet, AVRational ticks) {
    if (host == null
        || !host.isMpegTs()
        || host.context().start_time() == MediaInfo.UNKNOWN_TICKS) {
      return;
    }
    long start = avutil.av_rescale_q(host.context().start_time(), MICROSECONDS, ticks);
    if (packet.pts() != MediaInfo.UNKNOWN_TICKS) {
      packet.pts(packet.pts() - start);
    }
    if (packet.dts() != MediaInfo.UNKNOWN_TICKS) {
      packet.dts(packet.dts() - start);
    }
  }

  /** Muxers need decode times, strictly increasing; rounding or a damaged host may break that. */
  private void keepIncreasing(AVPacket packet) {
    Long last = lastDtsTicks.get(packet.stream_index());
    if (packet.dts() == MediaInfo.UNKNOWN_TICKS) {
      packet.dts(packet.pts() != MediaInfo.UNKNOWN_TICKS ? packet.pts() : last == null ? 0 : last);
    }
    if (last != null && packet.dts() <= last) {
      packet.dts(last + 1);
    }
    if (packet.pts() == MediaInfo.UNKNOWN_TICKS || packet.pts() < packet.dts()) {
      packet.pts(packet.dts());
    }
    lastDtsTicks.put(packet.stream_index(), packet.dts());
  }

  @Override
  public void close() {
    videoPacket.close();
    copiedPacket.close();
  }
}

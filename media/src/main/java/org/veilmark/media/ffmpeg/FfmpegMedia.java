package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avutil;
import org.veilmark.media.AssemblyReport;
import org.veilmark.media.AssemblyRequest;
import org.veilmark.media.ByteSource;
import org.veilmark.media.CleanCut;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.GopIndex;
import org.veilmark.media.HostCoding;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaInfo;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.MediaLimits;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.SegmentEncoder;
import org.veilmark.media.StreamInfo;
import org.veilmark.media.TranscodeSettings;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoCodec;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.media.VideoWriter;

/** Video in and out through FFmpeg's C API. */
public final class FfmpegMedia implements MediaLibrary {

  private final MediaLimits limits;

  private FfmpegMedia(MediaLimits limits) {
    this.limits = limits;
  }

  /** The library with the usual limits; FFmpeg itself is loaded by the first call that needs it. */
  public static MediaLibrary create() {
    return create(MediaLimits.DEFAULT);
  }

  /** The library; files beyond the limits are refused as unsupported. */
  public static MediaLibrary create(MediaLimits limits) {
    return new FfmpegMedia(limits);
  }

  /**
   * Loads FFmpeg now, which takes some tenths of a second: for programs that have something else to
   * start at the same time. If it fails, later calls say so.
   */
  public static void loadAhead() {
    try {
      Natives.require();
    } catch (UnsupportedMediaException e) {
      // Whoever needs FFmpeg gets this exception too.
    }
  }

  @Override
  public MediaInfo probe(ByteSource in) throws IOException, MediaException {
    try (DemuxerHandle demuxer = DemuxerHandle.open(in)) {
      List<StreamInfo> streams = new ArrayList<>();
      for (int i = 0; i < demuxer.streamCount(); i++) {
        streams.add(StreamDescriber.describe(demuxer.stream(i)));
      }
      int best = demuxer.bestVideoStream();
      Optional<VideoStreamInfo> video =
          best < 0 ? Optional.empty() : Optional.of(StreamDescriber.describeVideo(demuxer, best));
      long duration = demuxer.context().duration();
      MediaInfo info =
          new MediaInfo(
              demuxer.container(),
              streams,
              video,
              Dictionary.toMap(demuxer.context().metadata()),
              demuxer.context().nb_chapters(),
              duration > 0 ? (double) duration / avutil.AV_TIME_BASE : 0);
      limits.check(info);
      return info;
    }
  }

  @Override
  public GopIndex indexGops(ByteSource in) throws IOException, MediaException {
    return GopIndexer.index(in, limits);
  }

  @Override
  public Optional<CleanCut> lastCleanCut(ByteSource in, DecodeRange range, long atMostTicks)
      throws IOException, MediaException {
    return CleanCuts.last(in, range, atMostTicks);
  }

  @Override
  public SegmentDecoder openDecoder(ByteSource in, DecodeRange range, DecodeOptions options)
      throws IOException, MediaException {
    return FfmpegSegmentDecoder.open(in, range, options, limits);
  }

  @Override
  public VideoCodec chooseCodec(
      VideoStreamInfo stream, ContainerKind container, Optional<VideoCodec> asked)
      throws UnsupportedMediaException {
    return EncoderChoice.of(stream, container, asked);
  }

  @Override
  public void checkContainer(MediaInfo info, ContainerKind container)
      throws UnsupportedMediaException {
    ContainerFit.check(info, container);
  }

  @Override
  public HostCoding joinTerms(ByteSource in, EncoderSettings settings)
      throws IOException, MediaException {
    return HostJoin.terms(in, settings);
  }

  @Override
  public SegmentEncoder openEncoder(Path stagedFile, VideoStreamInfo like, EncoderSettings settings)
      throws IOException, MediaException {
    return FfmpegSegmentEncoder.open(stagedFile, like, settings);
  }

  @Override
  public AssemblyReport assemble(AssemblyRequest request) throws IOException, MediaException {
    return FfmpegAssembler.assemble(request);
  }

  @Override
  public VideoWriter createVideo(Path output, VideoStreamInfo like, EncoderSettings settings)
      throws IOException, MediaException {
    return FfmpegVideoWriter.open(output, like, settings);
  }

  @Override
  public AssemblyReport transcode(ByteSource in, Path output, TranscodeSettings settings)
      throws IOException, MediaException {
    return FfmpegTranscoder.transcode(in, output, settings);
  }
}

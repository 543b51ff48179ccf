package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.AssemblyReport;
import org.veilmark.media.ByteSource;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.FieldOrder;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MalformedMediaException;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaInfo;
import org.veilmark.media.MediaLimits;
import org.veilmark.media.TranscodeSettings;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoFrame;
import org.veilmark.media.VideoStreamInfo;

/** Re-encodes a video through filters, as {@code ffmpeg -i in -an -vf FILTERS out} does. */
final class FfmpegTranscoder implements AutoCloseable {
  private final FilterGraphHandle filters;
  private final StagingEncoder encoder;
  private final FrameHandle filtered = new FrameHandle();
  private long lastPtsTicks = MediaInfo.UNKNOWN_TICKS;
  private long lastDurationTicks = 1;

  private FfmpegTranscoder(FilterGraphHandle filters, StagingEncoder encoder) {
    this.filters = filters;
    this.encoder = encoder;
  }

  static AssemblyReport transcode(ByteSource in, Path output, TranscodeSettings settings)
      throws IOException, MediaException {
    ContainerKind kind = ContainerKind.require(output.toString());
    GopIndex index = GopIndexer.index(in, MediaLimits.DEFAULT);
    index.requireWhole();
    try (FfmpegSegmentDecoder decoder =
            FfmpegSegmentDecoder.open(
                in,
                DecodeRange.of(index),
                DecodeOptions.lenient(/* threads= */ 1),
                MediaLimits.DEFAULT);
        PictureWriter pictures = new PictureWriter(decoder.stream().format());
        FilterGraphHandle filters = FilterGraphHandle.open(decoder.stream(), settings.filters());
        FfmpegTranscoder transcoder =
            new FfmpegTranscoder(
                filters, openEncoder(output, decoder.stream(), filters, settings))) {
      @Nullable VideoFrame picture = decoder.next();
      while (picture != null) {
        AVFrame frame = pictures.write(picture.picture());
        frame.pts(picture.ptsTicks());
        transcoder.encode(frame);
        picture = decoder.next();
      }
      if (decoder.report().otherFrames() > 0) {
        throw new UnsupportedMediaException(
            "video stream", "pictures change their size or layout on the way");
      }
      transcoder.encode(null);
      return transcoder.finish(output, kind);
    }
  }

  private static StagingEncoder openEncoder(
      Path output, VideoStreamInfo stream, FilterGraphHandle filters, TranscodeSettings settings)
      throws IOException, MediaException {
    EncoderHandle.Setup setup =
        new EncoderHandle.Setup(
            filters.width(),
            filters.height(),
            filters.pixelFormat(),
            stream.colour(),
            filters.sampleAspectRatio(),
            filters.frameRate(),
            filters.frameRate(),
            filters.timeBase(),
            FieldOrder.PROGRESSIVE,
            /* threads= */ 1);
    return StagingEncoder.open(
        FfmpegVideoWriter.stagedName(output), settings.encoder(), settings.encoderOptions(), setup);
  }

  private void encode(@Nullable AVFrame frame) throws IOException {
    filters.send(frame);
    while (filters.receive(filtered)) {
      AVFrame picture = filtered.frame();
      if (lastPtsTicks != MediaInfo.UNKNOWN_TICKS && picture.pts() <= lastPtsTicks) {
        continue; // as ffmpeg does where two pictures fall on one tick
      }
      lastDurationTicks =
          picture.duration() > 0
              ? picture.duration()
              : lastPtsTicks == MediaInfo.UNKNOWN_TICKS ? 1 : picture.pts() - lastPtsTicks;
      lastPtsTicks = picture.pts();
      picture.pict_type(avutil.AV_PICTURE_TYPE_NONE);
      encoder.encode(picture);
    }
  }

  private AssemblyReport finish(Path output, ContainerKind kind)
      throws IOException, MediaException {
    if (lastPtsTicks == MediaInfo.UNKNOWN_TICKS) {
      throw new MalformedMediaException("filters", "no picture is left after the filters");
    }
    return FfmpegVideoWriter.wrap(encoder.finish(), lastPtsTicks + lastDurationTicks, output, kind);
  }

  @Override
  public void close() {
    filtered.close();
    encoder.close();
  }
}

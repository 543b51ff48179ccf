package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaInfo;
import org.veilmark.media.PlanarLayout;
import org.veilmark.media.SegmentEncoder;
import org.veilmark.media.StagedSegment;
import org.veilmark.media.VideoCodec;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.signal.Picture;

/**
 * Encodes one segment: closed groups of pictures, no rate-control state from outside, the thread
 * count given. So the bytes depend on pictures and settings only.
 */
final class FfmpegSegmentEncoder implements SegmentEncoder {
  private final StagingEncoder encoder;
  private final PictureWriter pictures;
  private long lastPtsTicks = MediaInfo.UNKNOWN_TICKS;

  private FfmpegSegmentEncoder(StagingEncoder encoder, PictureWriter pictures) {
    this.encoder = encoder;
    this.pictures = pictures;
  }

  static FfmpegSegmentEncoder open(Path file, VideoStreamInfo like, EncoderSettings settings)
      throws IOException, MediaException {
    return open(file, like, settings, VideoEncoder.require(settings.codec()));
  }

  static FfmpegSegmentEncoder open(
      Path file, VideoStreamInfo like, EncoderSettings settings, VideoEncoder encoder)
      throws IOException, MediaException {
    EncoderChoice.check(like, encoder);
    PlanarLayout layout = VideoEncoder.codedLayout(like);
    Map<String, String> options = encoder.options(settings, layout, like);
    EncoderHandle.Setup setup =
        new EncoderHandle.Setup(
            like.format().width(),
            like.format().height(),
            PictureWriter.pixelFormat(layout),
            like.colour(),
            like.sampleAspectRatio(),
            like.averageFrameRate(),
            like.nominalFrameRate(),
            like.timeBase(),
            like.fieldOrder(),
            settings.threads());
    return new FfmpegSegmentEncoder(
        StagingEncoder.open(file, encoder.ffmpegName(), options, renumbering(settings), setup),
        new PictureWriter(like.format(), layout, like.fieldOrder()));
  }

  /** x264 is told which ids to give; x265 cannot be. */
  private static UnaryOperator<byte[]> renumbering(EncoderSettings settings) {
    return settings.codec() == VideoCodec.HEVC && settings.besideHost().isPresent()
        ? units -> HevcUnits.withSetId(units, settings.besideHost().get().spareSetId())
        : UnaryOperator.identity();
  }

  @Override
  public void encode(Picture picture, long ptsTicks, boolean keyFrame) throws IOException {
    if (lastPtsTicks != MediaInfo.UNKNOWN_TICKS && ptsTicks <= lastPtsTicks) {
      throw new IllegalArgumentException("time " + ptsTicks + " after " + lastPtsTicks);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted while encoding");
    }
    lastPtsTicks = ptsTicks;
    AVFrame frame = pictures.write(picture);
    frame.pts(ptsTicks);
    frame.pict_type(keyFrame ? avutil.AV_PICTURE_TYPE_I : avutil.AV_PICTURE_TYPE_NONE);
    encoder.encode(frame);
  }

  @Override
  public StagedSegment finish() throws IOException {
    if (lastPtsTicks == MediaInfo.UNKNOWN_TICKS) {
      throw new IllegalStateException("nothing was encoded");
    }
    return encoder.finish();
  }

  @Override
  public void close() {
    pictures.close();
    encoder.close();
  }
}

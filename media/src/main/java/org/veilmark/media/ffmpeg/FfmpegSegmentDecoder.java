package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.ByteSource;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.DecodeReport;
import org.veilmark.media.HdrMetadata;
import org.veilmark.media.MalformedMediaException;
import org.veilmark.media.MediaErrorCode;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaInfo;
import org.veilmark.media.MediaLimits;
import org.veilmark.media.PlanarLayout;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoFrame;
import org.veilmark.media.VideoStreamInfo;

/** Decodes one range of the video stream. */
final class FfmpegSegmentDecoder implements SegmentDecoder {
  /** A decoder that only fails while it is emptied does not end by itself. */
  private static final int MAX_ERRORS_AT_END = 100;

  private final DecodeRange range;
  private final DecodeOptions options;
  private VideoStreamInfo stream;
  private final VideoPackets packets;
  private final DecoderHandle decoder;
  private final @Nullable PictureGaps gaps;
  private @Nullable PictureConverter converter;
  private PictureReader pictures;
  private final PacketHandle packet = new PacketHandle();
  private final FrameHandle frame = new FrameHandle();

  private @Nullable VideoFrame ahead;
  private boolean drained;
  private boolean ended;
  private int errorsAtEnd;
  private long lastPtsTicks = MediaInfo.UNKNOWN_TICKS;
  private long frames;
  private long corruptFrames;
  private long decodeErrors;
  private long movedFrames;
  private long otherFrames;

  private FfmpegSegmentDecoder(
      DecodeRange range,
      DecodeOptions options,
      VideoStreamInfo stream,
      VideoPackets packets,
      DecoderHandle decoder) {
    this.range = range;
    this.options = options;
    this.stream = stream;
    this.packets = packets;
    this.decoder = decoder;
    this.gaps =
        options.maxGapSeconds() == 0
            ? null
            : new PictureGaps(stream.timeBase().toTicks(options.maxGapSeconds()));
    this.converter = converterOf(stream.pixelFormat());
    this.pictures = new PictureReader(stream.format());
  }

  static FfmpegSegmentDecoder open(
      ByteSource source, DecodeRange range, DecodeOptions options, MediaLimits limits)
      throws IOException, MediaException {
    DemuxerHandle demuxer = DemuxerHandle.open(source);
    try {
      VideoStreamInfo stream = requireVideo(demuxer, options);
      DecoderHandle decoder =
          DecoderHandle.open(demuxer.stream(stream.streamIndex()), options, limits.maxPixels());
      VideoPackets packets = new VideoPackets(source, demuxer, stream.streamIndex(), range);
      FfmpegSegmentDecoder segment =
          new FfmpegSegmentDecoder(range, options, stream, packets, decoder);
      try {
        packets.start();
        segment.lookAhead();
        return segment;
      } catch (Throwable e) {
        segment.close();
        throw e;
      }
    } catch (Throwable e) {
      demuxer.close();
      throw e;
    }
  }

  private static VideoStreamInfo requireVideo(DemuxerHandle demuxer, DecodeOptions options)
      throws MediaException {
    int index = demuxer.bestVideoStream();
    if (index < 0) {
      throw new UnsupportedMediaException(
          MediaErrorCode.NO_VIDEO_STREAM, "streams", "the file has no video stream");
    }
    VideoStreamInfo stream = StreamDescriber.describeVideo(demuxer, index);
    if (!options.convert() && PlanarLayout.ofPixelFormat(stream.pixelFormat()).isEmpty()) {
      throw new UnsupportedMediaException(
          "video stream " + index,
          "pictures of layout '%s' are not supported yet".formatted(stream.pixelFormat()));
    }
    return stream;
  }

  @Override
  public VideoStreamInfo stream() {
    return stream;
  }

  private static @Nullable PictureConverter converterOf(String pixelFormat) {
    return PlanarLayout.ofPixelFormat(pixelFormat).isPresent() ? null : new PictureConverter();
  }

  /**
   * The first picture knows better than the container what pictures are like here, and tells of
   * high dynamic range where the container does not.
   */
  private void lookAhead() throws IOException, MediaException {
    if (options.convert()) {
      ahead = decodeNext();
    }
    if (stream.colour().isPq() && !stream.hdr().dynamic()) {
      if (ahead == null) {
        ahead = decodeNext();
      }
      HdrMetadata found = ahead == null ? HdrMetadata.NONE : HdrReader.ofPicture(frame.frame());
      if (found.dynamic() || !stream.hdr().hasDisplay()) {
        stream = stream.withHdr(found);
      }
    }
  }

  @Override
  public @Nullable VideoFrame next() throws IOException, MediaException {
    VideoFrame first = ahead;
    if (first != null) {
      ahead = null;
      return first;
    }
    return decodeNext();
  }

  private @Nullable VideoFrame decodeNext() throws IOException, MediaException {
    while (!ended) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted while decoding");
      }
      switch (decoder.receive(frame)) {
        case FRAME -> {
          long ptsTicks = presentationTime(frame.frame());
          ended = ptsTicks >= range.toPtsTicks();
          if (!ended && ptsTicks >= range.fromPtsTicks() && fits(frame.frame(), ptsTicks)) {
            return toVideoFrame(frame.frame(), ptsTicks);
          }
        }
        case NEEDS_PACKET -> feed();
        case END -> {
          ended = drained;
          decoder.reset();
        }
        case DAMAGED -> {
          decodeErrors++;
          ended = drained && ++errorsAtEnd > MAX_ERRORS_AT_END;
        }
      }
    }
    if (frames == 0 && decodeErrors > 0) {
      throw new MalformedMediaException(
          "packet at byte " + range.start().bytePosition(),
          "no picture decodes between ticks %d and %d"
              .formatted(range.fromPtsTicks(), range.toPtsTicks()));
    }
    return null;
  }

  private void feed() throws IOException {
    if (drained) {
      ended = true;
      return;
    }
    boolean more = packets.next(packet);
    while (more && options.keyFramesOnly() && !packet.isKey()) {
      more = packets.next(packet);
    }
    drained = !more;
    if (more) {
      if (gaps != null) {
        decoder.skipDisposable(gaps.isSpare(packet.ptsTicks()) && !packet.isKey());
      }
      send(packet);
    }
    if (drained || options.keyFramesOnly()) {
      // Between key pictures too: without the others, a decoder would get their order wrong.
      send(null);
    }
  }

  private void send(@Nullable PacketHandle sent) {
    if (!decoder.send(sent)) {
      decodeErrors++;
    }
  }

  private long presentationTime(AVFrame decoded) {
    if (decoded.pts() != MediaInfo.UNKNOWN_TICKS) {
      return decoded.pts();
    }
    if (decoded.best_effort_timestamp() != MediaInfo.UNKNOWN_TICKS) {
      return decoded.best_effort_timestamp();
    }
    return lastPtsTicks == MediaInfo.UNKNOWN_TICKS ? range.fromPtsTicks() : lastPtsTicks + 1;
  }

  private VideoFrame toVideoFrame(AVFrame decoded, long ptsTicks) {
    boolean moved = lastPtsTicks != MediaInfo.UNKNOWN_TICKS && ptsTicks <= lastPtsTicks;
    lastPtsTicks = moved ? lastPtsTicks + 1 : ptsTicks;
    boolean corrupt =
        decoded.decode_error_flags() != 0 || (decoded.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0;
    frames++;
    movedFrames += moved ? 1 : 0;
    corruptFrames += corrupt ? 1 : 0;
    AVFrame planar = converter == null ? decoded : converter.convert(decoded);
    return new VideoFrame(
        pictures.read(planar),
        lastPtsTicks,
        (decoded.flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0,
        corrupt);
  }

  /** Whether a picture is like the others. If it is the first, the others are to be like it. */
  private boolean fits(AVFrame decoded, long ptsTicks) throws UnsupportedMediaException {
    String pixelFormat = avutil.av_get_pix_fmt_name(decoded.format()).getString();
    if (decoded.width() == stream.format().width()
        && decoded.height() == stream.format().height()
        && pixelFormat.equals(stream.pixelFormat())) {
      return true;
    }
    if (!options.convert()) {
      throw new UnsupportedMediaException(
          "picture at tick " + ptsTicks,
          "pictures change from %dx%d %s to %dx%d %s on the way: the parts must be marked one by one"
              .formatted(
                  stream.format().width(),
                  stream.format().height(),
                  stream.pixelFormat(),
                  decoded.width(),
                  decoded.height(),
                  pixelFormat));
    }
    if (frames > 0) {
      otherFrames++;
      return false;
    }
    stream =
        stream.withPictures(
            pixelFormat, StreamDescriber.sized(stream.format(), decoded, pixelFormat));
    pictures = new PictureReader(stream.format());
    closeConverter();
    converter = converterOf(pixelFormat);
    return true;
  }

  private void closeConverter() {
    if (converter != null) {
      converter.close();
    }
  }

  @Override
  public DecodeReport report() {
    return new DecodeReport(frames, corruptFrames, decodeErrors, movedFrames, otherFrames);
  }

  @Override
  public void close() {
    ended = true;
    frame.close();
    packet.close();
    closeConverter();
    decoder.close();
    packets.close();
  }
}

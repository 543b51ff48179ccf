package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.veilmark.media.MediaException;
import org.veilmark.media.StagedSegment;

/**
 * Encodes native frames and stages the packets in a file.
 *
 * <p>The encoder counts in frames of the nominal rate, since it writes its time base into the
 * stream, where players look for the frame rate. The exact times go around it.
 */
final class StagingEncoder implements AutoCloseable {
  private final EncoderHandle encoder;
  private final StagedSegmentWriter staged;
  private final UnaryOperator<byte[]> renumbering;
  private final PacketHandle packet = new PacketHandle();

  private final AVRational trackTicks;
  private final AVRational encoderTicks;
  private final Map<Long, Long> ptsTicksByEncoderTime = new HashMap<>();
  private long lastEncoderTime = Long.MIN_VALUE;

  private StagingEncoder(
      EncoderHandle encoder,
      StagedSegmentWriter staged,
      UnaryOperator<byte[]> renumbering,
      EncoderHandle.Setup setup) {
    this.encoder = encoder;
    this.staged = staged;
    this.renumbering = renumbering;
    this.trackTicks = new AVRational().num(setup.timeBase().num()).den(setup.timeBase().den());
    this.encoderTicks =
        new AVRational().num(setup.nominalFrameRate().den()).den(setup.nominalFrameRate().num());
  }

  /** An encoder whose parameter sets keep their ids. */
  static StagingEncoder open(
      Path file, String codec, Map<String, String> options, EncoderHandle.Setup setup)
      throws IOException, MediaException {
    return open(file, codec, options, UnaryOperator.identity(), setup);
  }

  /**
   * An encoder.
   *
   * @param renumbering gives parameter sets, and the packets that name them, other ids
   */
  static StagingEncoder open(
      Path file,
      String codec,
      Map<String, String> options,
      UnaryOperator<byte[]> renumbering,
      EncoderHandle.Setup setup)
      throws IOException, MediaException {
    EncoderHandle encoder = EncoderHandle.open(codec, options, setup);
    try {
      EncodedTrack track = track(encoder, renumbering, setup);
      StagedSegmentWriter staged = new StagedSegmentWriter(file, track);
      return new StagingEncoder(encoder, staged, renumbering, setup);
    } catch (Throwable e) {
      encoder.close();
      throw e;
    }
  }

  private static EncodedTrack track(
      EncoderHandle encoder, UnaryOperator<byte[]> renumbering, EncoderHandle.Setup setup) {
    AVCodecContext context = encoder.context();
    return new EncodedTrack(
        avcodec.avcodec_get_name(context.codec_id()).getString(),
        context.profile(),
        context.level(),
        setup.width(),
        setup.height(),
        avutil.av_get_pix_fmt_name(setup.pixelFormat()).getString(),
        setup.fieldOrder(),
        setup.colour(),
        setup.sampleAspectRatio(),
        setup.averageFrameRate(),
        setup.timeBase(),
        new Extradata(renumbering.apply(ParameterSets.of(encoder, setup.colour()))));
  }

  /** Encodes a frame; its time must be after the last one's. */
  void encode(AVFrame frame) throws IOException {
    long nearest = avutil.av_rescale_q(frame.pts(), trackTicks, encoderTicks);
    lastEncoderTime = Math.max(lastEncoderTime + 1, nearest);
    ptsTicksByEncoderTime.put(lastEncoderTime, frame.pts());
    frame.pts(lastEncoderTime);
    encoder.send(frame);
    stagePackets();
  }

  /** Empties the encoder and gives the file its name. */
  StagedSegment finish() throws IOException {
    encoder.send(null);
    stagePackets();
    return staged.finish();
  }

  private void stagePackets() throws IOException {
    while (encoder.receive(packet)) {
      byte[] data = renumbering.apply(packet.bytes());
      Long ptsTicks = ptsTicksByEncoderTime.remove(packet.ptsTicks());
      if (ptsTicks == null) {
        throw new IllegalStateException("a packet of no picture, at " + packet.ptsTicks());
      }
      staged.write(ptsTicks, packet.isKey(), data, data.length);
      packet.clear();
    }
  }

  @Override
  public void close() {
    packet.close();
    trackTicks.close();
    encoderTicks.close();
    encoder.close();
    try {
      staged.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.ShortPointer;
import org.veilmark.media.ColourTags;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.FieldOrder;
import org.veilmark.media.MediaException;
import org.veilmark.media.Rational;
import org.veilmark.media.StagedSegment;
import org.veilmark.media.TimeBase;

/** A clip of a layout that is not planar YUV: one plane, 10 bits a sample. */
final class GrayClip {
  static final int FRAMES = 6;
  private static final int SIDE = 32;

  private GrayClip() {}

  static void write(Path file) throws IOException, MediaException {
    Path stagedFile = file.resolveSibling("gray.staged");
    EncoderHandle.Setup setup =
        new EncoderHandle.Setup(
            SIDE,
            SIDE,
            avutil.AV_PIX_FMT_GRAY10,
            ColourTags.NONE,
            Rational.UNKNOWN,
            new Rational(25, 1),
            new Rational(25, 1),
            new TimeBase(1, 1000),
            FieldOrder.PROGRESSIVE,
            /* threads= */ 1);
    StagedSegment staged;
    try (StagingEncoder encoder =
            StagingEncoder.open(stagedFile, "ffv1", Map.of("level", "3"), setup);
        FrameHandle handle = new FrameHandle()) {
      AVFrame frame = handle.frame();
      frame.width(SIDE);
      frame.height(SIDE);
      frame.format(avutil.AV_PIX_FMT_GRAY10);
      AvError.check(avutil.av_frame_get_buffer(frame, 0), "av_frame_get_buffer");
      for (int i = 0; i < FRAMES; i++) {
        AvError.check(avutil.av_frame_make_writable(frame), "av_frame_make_writable");
        fill(frame, i);
        frame.pts(40L * i);
        encoder.encode(frame);
      }
      staged = encoder.finish();
    }
    try (VideoTrack video = new VideoTrack(List.of(staged), 40L * FRAMES);
        MuxerHandle muxer = MuxerHandle.open(file, ContainerKind.MATROSKA)) {
      AVStream output = VideoOutput.add(muxer, video.track());
      muxer.writeHeader(Map.of());
      TestClips.writeVideo(video, muxer, output);
      muxer.finish();
    }
    Files.delete(stagedFile);
  }

  private static void fill(AVFrame frame, int index) {
    ShortPointer samples = new ShortPointer(frame.data(0));
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int at = y * frame.linesize(0) / Short.BYTES + x;
        samples.put(at, (short) (200 + 11 * x + 7 * y + 3 * index));
      }
    }
  }
}

package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.MediaException;
import org.veilmark.media.StagedSegment;

/** Generates clips through the module's own encoders and muxers. */
final class TestClips {
  private static final long END_OF_LAST = 512;

  private TestClips() {}

  /** Writes the clip; the file's name decides the container. */
  static Path write(Path file, ClipSpec spec) throws IOException, MediaException {
    return write(file, spec, /* chapters= */ 0);
  }

  /** Writes an MP4 in fragments, a group of pictures each, as recorders and packagers do. */
  static Path writeFragmented(Path file, ClipSpec spec) throws IOException, MediaException {
    return write(
        file, spec, /* chapters= */ 0, Map.of("movflags", "+frag_keyframe+empty_moov+delay_moov"));
  }

  /** The same with chapters of a tenth of a second. */
  static Path write(Path file, ClipSpec spec, int chapters) throws IOException, MediaException {
    return write(file, spec, chapters, Map.of());
  }

  private static Path write(Path file, ClipSpec spec, int chapters, Map<String, String> muxing)
      throws IOException, MediaException {
    Path stagedFile = file.resolveSibling(file.getFileName() + ".staged");
    StagedSegment staged = encode(stagedFile, spec);
    long end = spec.ptsTicks().get(spec.ptsTicks().size() - 1) + END_OF_LAST;
    ContainerKind kind = ContainerKind.require(file.toString());
    try (VideoTrack video = new VideoTrack(List.of(staged), end);
        MuxerHandle muxer = MuxerHandle.open(file, kind);
        @Nullable ToneTrack tone = spec.tone() ? new ToneTrack() : null) {
      AVStream output = VideoOutput.add(muxer, video.track());
      addChapters(muxer.context(), chapters);
      rotate(output, Double.parseDouble(spec.rotationDegrees()));
      @Nullable AVStream sound = tone == null ? null : tone.addTo(muxer);
      Map<String, String> options =
          MuxerOptions.of(kind, spec.timeBase(), sound == null ? List.of() : List.of(sound), muxer);
      options.putAll(muxing);
      muxer.writeHeader(options);
      writeVideo(video, muxer, output);
      if (tone != null && sound != null) {
        tone.writeTo(muxer, sound);
      }
      muxer.finish();
    }
    Files.delete(stagedFile);
    return file;
  }

  static StagedSegment encode(Path stagedFile, ClipSpec spec) throws IOException, MediaException {
    try (StagingEncoder encoder =
            StagingEncoder.open(stagedFile, spec.encoder(), spec.encoderOptions(), spec.setup());
        PictureWriter pictures = new PictureWriter(spec.format())) {
      for (int i = 0; i < spec.ptsTicks().size(); i++) {
        AVFrame frame = pictures.write(TestPictures.moving(spec.format(), i));
        frame.pts(spec.ptsTicks().get(i));
        encoder.encode(frame);
      }
      return encoder.finish();
    }
  }

  static void writeVideo(VideoTrack video, MuxerHandle muxer, AVStream output)
      throws IOException, MediaException {
    try (PacketHandle handle = new PacketHandle();
        AVRational ticks = new AVRational()) {
      ticks.num(video.track().timeBase().num()).den(video.track().timeBase().den());
      while (video.hasNext()) {
        AVPacket packet = handle.packet();
        long dtsTicks = video.nextDtsTicks();
        long durationTicks = video.nextDurationTicks();
        StagedPacket staged = video.next();
        AvError.check(avcodec.av_new_packet(packet, staged.data().length), "av_new_packet");
        packet.data().put(staged.data());
        packet.pts(staged.ptsTicks());
        packet.dts(dtsTicks);
        packet.duration(durationTicks);
        packet.flags(staged.isKey() ? avcodec.AV_PKT_FLAG_KEY : 0);
        packet.stream_index(output.index());
        avcodec.av_packet_rescale_ts(packet, ticks, output.time_base());
        muxer.write(handle);
      }
    }
  }

  private static void addChapters(AVFormatContext output, int count) {
    if (count == 0) {
      return;
    }
    PointerPointer<AVChapter> chapters =
        new PointerPointer<>(avutil.av_mallocz((long) count * Long.BYTES));
    try (AVRational tenths = new AVRational()) {
      tenths.num(1).den(10);
      for (int i = 0; i < count; i++) {
        AVChapter chapter = new AVChapter(avutil.av_mallocz(Loader.sizeof(AVChapter.class)));
        AVDictionary title = new AVDictionary(null);
        AvError.check(Dictionary.put(title, "title", "Gänge " + i), "av_dict_set");
        chapters.put(i, chapter.id(i).time_base(tenths).start(i).end(i + 1L).metadata(title));
      }
    }
    output.chapters(chapters);
    output.nb_chapters(count);
  }

  private static void rotate(AVStream output, double degrees) {
    if (degrees == 0) {
      return;
    }
    int[] matrix = new int[9];
    avutil.av_display_rotation_set(matrix, degrees);
    ByteBuffer bytes = ByteBuffer.allocate(36).order(ByteOrder.nativeOrder());
    bytes.asIntBuffer().put(matrix);
    AVPacketSideData array = new AVPacketSideData(null);
    int[] count = {0};
    avcodec
        .av_packet_side_data_new(array, count, avcodec.AV_PKT_DATA_DISPLAYMATRIX, 36, 0)
        .data()
        .put(bytes.array());
    output.codecpar().coded_side_data(array);
    output.codecpar().nb_coded_side_data(1);
  }
}

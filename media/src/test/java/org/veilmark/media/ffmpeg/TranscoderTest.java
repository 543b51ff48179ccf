package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaErrorCode;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.PlanarLayout;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.TranscodeSettings;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoFrame;
import org.veilmark.media.VideoStreamInfo;

@ExtendWith(LeakCheck.class)
class TranscoderTest {
  private static final MediaLibrary MEDIA = FfmpegMedia.create();

  @TempDir Path folder;

  private PathByteSource transcode(TranscodeSettings settings) throws Exception {
    Path clip = TestClips.write(folder.resolve("a.mp4"), ClipSpec.of(25));
    Path output = folder.resolve("out.mp4");
    MEDIA.transcode(PathByteSource.of(clip), output, settings);
    return PathByteSource.of(output);
  }

  @Test
  void transcode_withoutFilters_keepsTimes() throws Exception {
    GopIndex index = MEDIA.indexGops(transcode(TranscodeSettings.x264("", 30)));

    assertThat(index.packets()).isEqualTo(25);
    assertThat(index.durationSeconds()).isEqualTo(1);
  }

  @Test
  void transcode_scale_changesTheSize() throws Exception {
    PathByteSource output = transcode(TranscodeSettings.x264("scale=iw*0.71:ih*0.71", 30));

    VideoStreamInfo video = MEDIA.probe(output).requireVideo();

    assertThat(video.format().width()).isEqualTo(44);
    assertThat(video.format().height()).isEqualTo(34);
  }

  @Test
  void transcode_frameRate_dropsPictures() throws Exception {
    GopIndex index = MEDIA.indexGops(transcode(TranscodeSettings.x264("fps=10", 30)));

    assertThat(index.packets()).isEqualTo(10);
    assertThat(index.durationSeconds()).isEqualTo(1);
  }

  @Test
  void transcode_sourceOfTenBits_isFilteredIn8() throws Exception {
    ClipSpec tenBits = ClipSpec.of(3).sized(64, 48, PlanarLayout.YUV422.withBitDepth(10));
    PathByteSource source = PathByteSource.of(TestClips.write(folder.resolve("ten.mp4"), tenBits));
    Path output = folder.resolve("out.mp4");

    MEDIA.transcode(source, output, TranscodeSettings.x264("lutyuv=y=100:u=128:v=128", 10));

    PathByteSource written = PathByteSource.of(output);
    try (SegmentDecoder decoder =
        MEDIA.openDecoder(
            written, DecodeRange.of(MEDIA.indexGops(written)), DecodeOptions.exact(1))) {
      VideoFrame frame = decoder.next();
      assertThat(frame).isNotNull();
      assertThat(decoder.stream().pixelFormat()).isEqualTo("yuv420p");
      float[] row = new float[64];
      frame.picture().y().readRow(20, row);
      assertThat(row).containsOnly(100);
    }
  }

  @Test
  void transcode_trim_keepsTheMiddle() throws Exception {
    GopIndex index =
        MEDIA.indexGops(
            transcode(TranscodeSettings.x264("trim=start=0.4:end=0.8,setpts=PTS-STARTPTS", 30)));

    assertThat(index.packets()).isEqualTo(10);
    assertThat(index.presentationSeconds(index.firstPtsTicks())).isZero();
  }

  @Test
  void transcode_otherEncoder_isUsed() throws Exception {
    PathByteSource output =
        transcode(new TranscodeSettings("hflip", "mpeg4", Map.of("b", "100000")));

    assertThat(MEDIA.probe(output).requireVideo().codec()).isEqualTo("mpeg4");
  }

  @Test
  void transcode_unknownNames_areRefused() {
    assertThatThrownBy(() -> transcode(TranscodeSettings.x264("nosuchfilter=1", 30)))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("nosuchfilter");
    assertThatThrownBy(() -> transcode(new TranscodeSettings("", "nosuch", Map.of())))
        .isInstanceOf(UnsupportedMediaException.class)
        .extracting(e -> ((MediaException) e).code())
        .isEqualTo(MediaErrorCode.ENCODER_MISSING);
    assertThatThrownBy(() -> transcode(new TranscodeSettings("", "libx264", Map.of("nosuch", "1"))))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("nosuch");
    assertThat(folder).isDirectoryNotContaining("glob:**.{tmp,staged}");
  }

  @Test
  void transcode_noPictureLeft_isAnError() {
    assertThatThrownBy(() -> transcode(TranscodeSettings.x264("select=0", 30)))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("no picture is left");
  }
}

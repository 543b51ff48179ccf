package org.veilmark.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.media.MalformedMediaException;
import org.veilmark.media.MediaErrorCode;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.UnsupportedMediaException;

@ExtendWith(LeakCheck.class)
class RefusalTest {
  private static final MediaLibrary MEDIA = FfmpegMedia.create();

  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content, StandardCharsets.ISO_8859_1);
  }

  @Test
  void probe_emptyFile_isMalformed() throws IOException {
    Path empty = file("empty.mp4", "");

    assertThatThrownBy(() -> MEDIA.probe(PathByteSource.of(empty)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("the file is empty");
  }

  @Test
  void probe_text_isMalformed() throws IOException {
    Path text = file("text.mp4", "To be, or not to be, that is the question.\n".repeat(50));

    assertThatThrownBy(() -> MEDIA.probe(PathByteSource.of(text)))
        .isInstanceOf(MalformedMediaException.class)
        .extracting(e -> ((MediaException) e).code())
        .isEqualTo(MediaErrorCode.MEDIA_MALFORMED);
  }

  @Test
  void probe_missingFile_isAStorageError() {
    assertThatThrownBy(() -> MEDIA.probe(PathByteSource.of(folder.resolve("none.mp4"))))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void probe_directory_isAStorageError() {
    assertThatThrownBy(() -> MEDIA.probe(PathByteSource.of(folder)))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n%s\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile '%s'\n",
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><BaseURL>%s</BaseURL>"
            + "</MPD>",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=video 5000 RTP/AVP 96\n%s"
      })
  void probe_fileThatRefersToOthers_isRefused(String content) throws Exception {
    Path clip = TestClips.write(folder.resolve("clip.mp4"), ClipSpec.of(4));
    Path playlist = file("playlist.mp4", content.formatted(clip));

    assertThatThrownBy(() -> MEDIA.probe(PathByteSource.of(playlist)))
        .isInstanceOf(MediaException.class);
  }

  @Test
  void probe_indexMissing_isNamed() throws Exception {
    Path clip = TestClips.write(folder.resolve("clip.mp4"), ClipSpec.of(4));
    String bytes = Files.readString(clip, StandardCharsets.ISO_8859_1);
    Path renamed = file("renamed.mp4", bytes.replaceFirst("moov", "junk"));

    assertThatThrownBy(() -> MEDIA.probe(PathByteSource.of(renamed)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("moov box");
  }

  @Test
  void probe_headerCutOff_isMalformed() throws Exception {
    Path clip = TestClips.write(folder.resolve("clip.mp4"), ClipSpec.of(4));
    byte[] bytes = Files.readAllBytes(clip);
    Path cut = folder.resolve("cut.mp4");
    Files.write(cut, java.util.Arrays.copyOf(bytes, 400));

    assertThatThrownBy(() -> MEDIA.indexGops(PathByteSource.of(cut)))
        .isInstanceOf(MalformedMediaException.class);
  }

  @Test
  void indexGops_soundOnly_saysThatThereIsNoVideo() throws Exception {
    Path sound = folder.resolve("sound.mkv");
    try (MuxerHandle muxer = MuxerHandle.open(sound, org.veilmark.media.ContainerKind.MATROSKA);
        ToneTrack tone = new ToneTrack()) {
      var stream = tone.addTo(muxer);
      muxer.writeHeader(java.util.Map.of());
      tone.writeTo(muxer, stream);
      muxer.finish();
    }

    assertThatThrownBy(() -> MEDIA.indexGops(PathByteSource.of(sound)))
        .isInstanceOf(UnsupportedMediaException.class)
        .extracting(e -> ((MediaException) e).code())
        .isEqualTo(MediaErrorCode.NO_VIDEO_STREAM);
    assertThatThrownBy(() -> MEDIA.probe(PathByteSource.of(sound)).requireVideo())
        .hasMessage("the file has no video stream");
  }
}

package org.veilmark.bench.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.bench.GeneratedClip;
import org.veilmark.code.SecretKey;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.ffmpeg.FfmpegMedia;

class RobustnessRunTest {
  private static final SecretKey KEY = SecretKey.ofHex("3c".repeat(SecretKey.LENGTH_BYTES));

  private final MediaLibrary media = FfmpegMedia.create();
  private final List<String> said = new ArrayList<>();
  private final RobustnessProgress progress =
      new RobustnessProgress() {
        @Override
        public void step(String clip, int done, int count, String step) {
          assertThat(done).isLessThan(count);
          said.add(step);
        }

        @Override
        public void measured(ClipResult clip) {
          said.add("measured " + clip.name());
        }

        @Override
        public void failed(ClipFailure failure) {
          said.add("failed " + failure.name());
        }
      };

  @TempDir private Path directory;

  @Test
  void run_withSweeps_measuresEverythingAndGoesOnAfterWhatIsNoVideo() throws Exception {
    Path clip = GeneratedClip.write(directory.resolve("river_1.mp4"), /* seconds= */ 4);
    Path notes = Files.writeString(directory.resolve("notes.txt"), "not a video");

    RobustnessResult result = run(List.of(notes, clip), "none,h264_crf30", true, 5);

    assertThat(result.failures()).extracting(ClipFailure::name).containsExactly("notes.txt");
    assertThat(said.get(0)).isEqualTo("failed notes.txt");
    assertThat(said).endsWith("64 characters", "measured river_1.mp4");
    ClipResult measured = result.clips().get(0);
    assertThat(measured.shortName()).isEqualTo("river");
    assertThat(measured.seconds()).isEqualTo(4);
    assertThat(measured.message()).hasSize(5);
    assertThat(measured.quality().psnrY()).isBetween(45.0, 49.0);
    assertThat(measured.quality().deltaE()).isBetween(0.02, 0.5);
    assertThat(measured.attacks().get(0).cell().isRead()).isTrue();
    assertThat(measured.byBitRate())
        .extracting(point -> point.cell().kilobitsPerSecond())
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(measured.byClipSeconds()).extracting(SweepPoint::x).containsExactly(1., 2., 3., 4.);
    Cell longest = measured.byCharacters().get(measured.byCharacters().size() - 1).cell();
    assertThat(longest.outcome()).isEqualTo(Outcome.NOT_MADE);
    assertThat(longest.note()).contains("64 characters needs");
    assertThat(result.wrongMessages()).isZero();
    assertThat(result.falseFinds()).isZero();
    assertThat(result.falseFindTries()).isEqualTo(2);
  }

  @Test
  void run_interrupted_ends() throws Exception {
    Path clip = GeneratedClip.write(directory.resolve("river.mp4"), /* seconds= */ 1);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> run(List.of(clip), "none", false, 1))
        .satisfiesAnyOf(
            thrown -> assertThat(thrown).isInstanceOf(InterruptedException.class),
            thrown -> assertThat(thrown).isInstanceOf(IOException.class));
    boolean unusedFlag = Thread.interrupted(); // not for the next test

    assertThat(said).isEmpty();
  }

  @Test
  void run_messageTooLongForTheClip_saysSo() throws Exception {
    Path clip = GeneratedClip.write(directory.resolve("river.mp4"), /* seconds= */ 1);

    RobustnessResult result = run(List.of(clip), "none", false, 24);

    assertThat(result.clips()).isEmpty();
    assertThat(result.failures().get(0).reason()).contains("24 characters needs");
  }

  /** A filter or an option that FFmpeg does not know would show as "n/a" in every report. */
  @Test
  void attacks_ofTheList_canAllBeMade() throws Exception {
    PathByteSource clip =
        PathByteSource.of(GeneratedClip.write(directory.resolve("river.mp4"), /* seconds= */ 4));
    List<String> failed = new ArrayList<>();
    for (ListedAttack attack : AttackList.standard().all()) {
      try {
        if (attack.transcode().isPresent()) {
          media.transcode(clip, directory.resolve("copy.mp4"), attack.transcode().get());
        }
      } catch (UnsupportedMediaException e) {
        failed.add(attack.name());
      }
    }

    // Without x264 these are FFmpeg's LGPL natives, which lack filters, too.
    assertThat(failed).matches(names -> names.isEmpty() || names.contains("h264_crf23"));
  }

  private RobustnessResult run(List<Path> clips, String attacks, boolean sweeps, int length)
      throws Exception {
    RobustnessSettings settings =
        new RobustnessSettings(
            clips,
            /* seconds= */ 10,
            length,
            /* level= */ 2,
            /* strength= */ 1,
            Optional.empty(),
            AttackList.standard().select(List.of(attacks.split(",", -1))),
            sweeps);
    return new RobustnessRun(media, KEY, settings).run(progress);
  }
}

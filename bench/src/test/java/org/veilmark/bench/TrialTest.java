package org.veilmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.spread.CarrierFormat;

class TrialTest {
  @TempDir private Path directory;

  @Test
  void run_generatedClip_measuresTheMarkAndReadsIt() throws Exception {
    MediaLibrary media = FfmpegMedia.create();
    Path clip = GeneratedClip.write(directory.resolve("clip.mp4"), /* seconds= */ 7);
    Path temporary = Files.createDirectory(directory.resolve("temporary"));
    Trial trial = new Trial(media, Clip.open(media, clip), /* seconds= */ 6, "RIVER", temporary);

    TrialResult result = trial.run(CarrierFormat.STANDARD);

    assertThat(result.psnrLumaDb()).isBetween(45.0, 49.0);
    assertThat(result.growth()).isBetween(0.0, 1.0);
    assertThat(result.readings()).hasSameSizeAs(Attack.standard(6)).noneMatch(Reading::isWrong);
    assertThat(result.readings())
        .filteredOn(reading -> reading.decision().found())
        .extracting(Reading::attack)
        .contains("none", "middle 5 s, CRF 23");
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }
}

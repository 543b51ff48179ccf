package org.veilmark.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.veilmark.media.TranscodeSettings;

/**
 * Something done to a marked file before it is read.
 *
 * @param name heads the attack's column
 * @param transcode how the copy is made; empty where the file is read as it is
 */
public record Attack(String name, Optional<TranscodeSettings> transcode) {
  private static final double EXCERPT_SECONDS = 5;

  /**
   * The attacks by which carriers are compared.
   *
   * @param seconds length of the marked file; of one shorter than 5 seconds the excerpt is the
   *     whole
   */
  public static List<Attack> standard(double seconds) {
    double start = Math.max(0, (seconds - EXCERPT_SECONDS) / 2);
    String middle =
        String.format(
            Locale.ROOT,
            "trim=start=%.3f:end=%.3f,setpts=PTS-STARTPTS",
            start,
            start + EXCERPT_SECONDS);
    return List.of(
        new Attack("none", Optional.empty()),
        x264("CRF 30", "", 30),
        x264("CRF 36", "", 36),
        x264("half size, CRF 30", "scale=iw/2:ih/2", 30),
        x264("middle 5 s, CRF 23", middle, 23));
  }

  private static Attack x264(String name, String filters, double crf) {
    return new Attack(name, Optional.of(TranscodeSettings.x264(filters, crf)));
  }
}

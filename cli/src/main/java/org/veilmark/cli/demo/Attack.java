package org.veilmark.cli.demo;

import java.util.List;
import org.veilmark.media.TranscodeSettings;

/**
 * Something that happens to videos on their way through the world.
 *
 * @param name for people
 * @param fileName of the attacked copy
 * @param settings what FFmpeg does
 */
public record Attack(String name, String fileName, TranscodeSettings settings) {
  private static final double PLATFORM_CRF = 23;
  private static final double HEAVY_CRF = 30;

  /** Those of the demonstration. */
  public static List<Attack> all() {
    return List.of(
        new Attack("H.264 at CRF 30", "attacked-crf30.mp4", TranscodeSettings.x264("", HEAVY_CRF)),
        x264("half the size", "attacked-half.mp4", "scale=trunc(iw/4)*2:trunc(ih/4)*2"),
        x264(
            "cropped to half the area",
            "attacked-cropped.mp4",
            "crop=iw*0.71:ih*0.71:iw*0.11:ih*0.17"),
        x264("turned by two degrees", "attacked-turned.mp4", "rotate=2*PI/180"),
        x264("five seconds of it", "attacked-cut.mp4", "trim=3.1:8.1,setpts=PTS-STARTPTS"),
        x264("darker", "attacked-dark.mp4", "lutyuv=y='clip(0.75*val,16,235)'"),
        x264("gray", "attacked-gray.mp4", "lutyuv=u=128:v=128"),
        x264("15 frames a second", "attacked-15fps.mp4", "fps=15"));
  }

  private static Attack x264(String name, String fileName, String filters) {
    return new Attack(name, fileName, TranscodeSettings.x264(filters, PLATFORM_CRF));
  }
}

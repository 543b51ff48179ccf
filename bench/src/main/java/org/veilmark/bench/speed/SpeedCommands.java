package org.veilmark.bench.speed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command lines of both sides: the same work with the same settings, each with one thread to
 * decode, one to encode and one slot. FFmpeg's program spends a few more on passing pictures on.
 */
final class SpeedCommands {
  private static final String MESSAGE = "speed of light";

  private final List<String> veilmark;
  private final Path ffmpeg;
  private final String x264Parameters;

  /**
   * The command lines.
   *
   * @param veilmark starts the command, without its arguments
   * @param ffmpeg the program
   * @param x264Parameters that the libraries are called with; may be empty
   */
  SpeedCommands(List<String> veilmark, Path ffmpeg, String x264Parameters) {
    this.veilmark = veilmark;
    this.ffmpeg = ffmpeg;
    this.x264Parameters = x264Parameters;
  }

  /** Marks a clip. */
  List<String> embed(Path clip, Path output, String preset) {
    return veilmark(
        "embed",
        clip.toString(),
        output.toString(),
        "--message",
        MESSAGE,
        "--video-codec",
        "h264",
        "--crf",
        "18",
        "--preset",
        preset,
        "--encoder-threads",
        "1",
        "--parallelism",
        "1",
        "--json");
  }

  /** Reads a mark. */
  List<String> extract(Path clip, String effort) {
    return veilmark("extract", clip.toString(), "--effort", effort, "--parallelism", "1", "--json");
  }

  /** Codes a clip anew as {@link #embed} does: random access where the source has it. */
  List<String> transcode(Path clip, Path output, String preset) {
    List<String> command =
        ffmpeg(
            "-threads",
            "1",
            "-i",
            clip.toString(),
            "-map",
            "0:v:0",
            "-map",
            "0:a?",
            "-c:a",
            "copy",
            "-c:v",
            "libx264",
            "-preset",
            preset,
            "-crf",
            "18",
            "-threads",
            "1",
            "-fps_mode",
            "passthrough",
            "-force_key_frames",
            "source",
            "-forced-idr",
            "1",
            "-movflags",
            "+faststart");
    if (!x264Parameters.isEmpty()) {
      command.addAll(List.of("-x264-params", x264Parameters));
    }
    command.add(output.toString());
    return command;
  }

  /** Decodes all pictures of a clip. */
  List<String> decode(Path clip) {
    return ffmpeg("-threads", "1", "-i", clip.toString(), "-map", "0:v:0", "-f", "null", "-");
  }

  /** Makes a clip longer by playing it again. */
  List<String> repeat(Path clip, int more, Path output) {
    return ffmpeg(
        "-stream_loop", "" + more, "-i", clip.toString(), "-c", "copy", output.toString());
  }

  private List<String> veilmark(String... arguments) {
    List<String> command = new ArrayList<>(veilmark);
    command.addAll(List.of(arguments));
    return command;
  }

  private List<String> ffmpeg(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(ffmpeg.toString(), "-v", "error", "-nostdin", "-y"));
    command.addAll(List.of(arguments));
    return command;
  }
}

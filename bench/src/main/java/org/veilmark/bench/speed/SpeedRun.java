package org.veilmark.bench.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.veilmark.bench.TemporaryDirectory;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.ffmpeg.FfmpegProgram;

/**
 * Compares the command with FFmpeg's program, process against process: the two and a start of the
 * command that has nothing to do take turns, so that whatever else the machine does is shared.
 */
public final class SpeedRun {
  /** The command's exit code for a file that is not a video. */
  private static final int UNREADABLE = 3;

  /** Three times all shots of the film: half a minute. */
  private static final int SHORT_TIMES = 3;

  /** Three minutes. */
  private static final int LONG_TIMES = 18;

  private final MediaLibrary media;
  private final SpeedSettings settings;
  private final SpeedProgress progress;

  /** A measurement that tells {@code progress} of each comparison. */
  public SpeedRun(MediaLibrary media, SpeedSettings settings, SpeedProgress progress) {
    this.media = media;
    this.settings = settings;
    this.progress = progress;
  }

  /** Measures everything; leaves no file behind. */
  public void run() throws IOException, MediaException, InterruptedException {
    try (TemporaryDirectory temporary = TemporaryDirectory.create("veilmark-speed-")) {
      SpeedCommands commands =
          new SpeedCommands(
              settings.veilmark(), FfmpegProgram.path(), FfmpegProgram.x264Parameters());
      new Measurement(temporary.path(), commands).run();
    }
  }

  /** In a directory that is there as long as it takes. */
  private final class Measurement {
    private final Path directory;
    private final SpeedCommands commands;
    private final MeteredProcess processes;
    private final MadeUpClips clips;
    private final Path nothing;

    Measurement(Path directory, SpeedCommands commands) throws IOException {
      this.directory = directory;
      this.commands = commands;
      processes = new MeteredProcess(directory);
      clips = new MadeUpClips(media, commands, processes);
      nothing = Files.writeString(directory.resolve("nothing.txt"), "not a video");
    }

    void run() throws IOException, MediaException, InterruptedException {
      boolean isShort = settings.parts().stream().anyMatch(part -> part != SpeedPart.AUTO);
      for (Path clip : isShort ? shortClips() : List.<Path>of()) {
        for (SpeedPart part : settings.parts()) {
          if (part != SpeedPart.AUTO) {
            compare(part, clip);
          }
        }
      }
      if (settings.parts().contains(SpeedPart.AUTO)) {
        compare(SpeedPart.AUTO, longClip());
      }
    }

    private List<Path> shortClips() throws IOException, MediaException, InterruptedException {
      if (!settings.clips().isEmpty()) {
        return settings.clips();
      }
      progress.step("making clips");
      return List.of(
          clips.write(1280, 720, SHORT_TIMES, directory),
          clips.write(1920, 1080, SHORT_TIMES, directory));
    }

    private Path longClip() throws IOException, MediaException, InterruptedException {
      if (settings.longClip().isPresent()) {
        return settings.longClip().get();
      }
      progress.step("making a long clip");
      return clips.write(960, 540, LONG_TIMES, directory);
    }

    private void compare(SpeedPart part, Path clip) throws IOException, InterruptedException {
      Path output = directory.resolve("ours.mp4");
      Path theirs = directory.resolve("theirs.mp4");
      String name = clip.getFileName().toString();
      switch (part) {
        case EMBED_MEDIUM, EMBED_VERYFAST -> {
          String preset = part == SpeedPart.EMBED_MEDIUM ? "medium" : "veryfast";
          compare(
              part,
              name,
              commands.embed(clip, output, preset),
              commands.transcode(clip, theirs, preset));
        }
        case STUDY, AUTO -> {
          progress.step("marking " + name);
          Path marked = directory.resolve("marked.mp4");
          processes.run(commands.embed(clip, marked, "veryfast"), 0);
          compare(part, name, commands.extract(marked, part.option()), commands.decode(marked));
        }
      }
    }

    private void compare(SpeedPart part, String name, List<String> ours, List<String> theirs)
        throws IOException, InterruptedException {
      List<String> nothingToDo = commands.extract(nothing, "auto");
      List<Spent> veilmark = new ArrayList<>();
      List<Spent> ffmpeg = new ArrayList<>();
      List<Spent> start = new ArrayList<>();
      for (int run = 1; run <= settings.runs(); run++) {
        progress.step(
            "%s of %s, run %d of %d".formatted(part.option(), name, run, settings.runs()));
        ffmpeg.add(processes.run(theirs, 0));
        veilmark.add(processes.run(ours, 0));
        start.add(processes.run(nothingToDo, UNREADABLE));
      }
      progress.measured(
          new SpeedRow(
              part, name, Spent.median(ffmpeg), Spent.median(veilmark), Spent.median(start)));
    }
  }
}

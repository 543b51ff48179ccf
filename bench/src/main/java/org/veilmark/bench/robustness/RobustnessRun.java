package org.veilmark.bench.robustness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.veilmark.bench.TemporaryDirectory;
import org.veilmark.code.MessageException;
import org.veilmark.code.SecretKey;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;

/** Measures clips one after the other. */
public final class RobustnessRun {
  private final MediaLibrary media;
  private final SecretKey key;
  private final RobustnessSettings settings;

  /** A run, with the key that marks the clips. */
  public RobustnessRun(MediaLibrary media, SecretKey key, RobustnessSettings settings) {
    this.media = media;
    this.key = key;
    this.settings = settings;
  }

  /**
   * Does it; temporary files are gone afterwards, whatever happens.
   *
   * @throws IOException where storage fails, or the thread was interrupted in a read or a write
   * @throws InterruptedException where the thread was interrupted
   */
  public RobustnessResult run(RobustnessProgress progress)
      throws IOException, InterruptedException {
    List<ClipResult> clips = new ArrayList<>();
    List<ClipFailure> failures = new ArrayList<>();
    try (TemporaryDirectory directory = TemporaryDirectory.create("veilmark-robustness-")) {
      for (Path clip : settings.clips()) {
        String name = clip.getFileName().toString();
        try {
          ClipResult result = measure(clip, name, directory.path(), progress);
          clips.add(result);
          progress.measured(result);
        } catch (MediaException | MessageException e) {
          ClipFailure failure = new ClipFailure(name, e.getMessage());
          failures.add(failure);
          progress.failed(failure);
        }
      }
    }
    return new RobustnessResult(settings, clips, failures);
  }

  private ClipResult measure(Path clip, String name, Path directory, RobustnessProgress progress)
      throws IOException, MediaException, MessageException, InterruptedException {
    int count = ClipTrial.stepCount(settings);
    AtomicInteger done = new AtomicInteger();
    return new ClipTrial(
            media,
            key,
            settings,
            clip,
            directory,
            step -> progress.step(name, done.getAndIncrement(), count, step))
        .run();
  }
}

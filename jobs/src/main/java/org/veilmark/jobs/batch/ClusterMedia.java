package org.veilmark.jobs.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.MediaLimits;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.operators.io.MediaFactory;

/**
 * FFmpeg on a machine of a cluster, where nobody else makes the directory for temporary files.
 *
 * @param spoolDirectory that is made where there is none
 */
record ClusterMedia(String spoolDirectory) implements MediaFactory {
  private static final long serialVersionUID = 1L;

  @Override
  public MediaLibrary create() {
    try {
      Files.createDirectories(Path.of(spoolDirectory));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + spoolDirectory, e);
    }
    return FfmpegMedia.create(MediaLimits.DEFAULT);
  }
}

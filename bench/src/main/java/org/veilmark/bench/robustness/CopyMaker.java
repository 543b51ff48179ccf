package org.veilmark.bench.robustness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.veilmark.media.AssemblyReport;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.TranscodeSettings;
import org.veilmark.media.UnsupportedMediaException;

/** Makes attacked copies, reads each, and removes it. */
final class CopyMaker {
  private static final double BITS_PER_KILOBYTE = 8e-3;

  private final MediaLibrary media;
  private final CopyReader reader;
  private final Path directory;

  /**
   * A maker of copies.
   *
   * @param directory for temporary files
   */
  CopyMaker(MediaLibrary media, CopyReader reader, Path directory) {
    this.media = media;
    this.reader = reader;
    this.directory = directory;
  }

  /** Reads a file as it is. */
  Cell read(Path marked, String message) throws IOException, MediaException {
    return read(marked, message, Files.size(marked));
  }

  /** Reads a copy of {@code marked}. */
  Cell attack(Path marked, String message, TranscodeSettings settings)
      throws IOException, MediaException {
    Path copy = directory.resolve("attacked.mp4");
    try {
      AssemblyReport report = media.transcode(PathByteSource.of(marked), copy, settings);
      return read(copy, message, report.videoBytes());
    } catch (UnsupportedMediaException e) {
      // FFmpeg's libraries may have been built without the encoder or the filter.
      return Cell.notMade(e.getMessage());
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /** The size of the coded pictures of a copy that nobody reads. */
  long videoBytes(Path video, TranscodeSettings settings) throws IOException, MediaException {
    Path copy = directory.resolve("sized.mp4");
    try {
      return media.transcode(PathByteSource.of(video), copy, settings).videoBytes();
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private Cell read(Path copy, String message, long bytes) throws IOException, MediaException {
    double seconds = media.indexGops(PathByteSource.of(copy)).durationSeconds();
    return Cell.of(reader.read(copy), message, bytes * BITS_PER_KILOBYTE / seconds);
  }
}

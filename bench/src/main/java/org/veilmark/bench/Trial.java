package org.veilmark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.veilmark.code.Algorithm;
import org.veilmark.code.MessageException;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.spread.CarrierFormat;

/**
 * Marks a clip, attacks the copy, and reads what is left: a plain loop over one clip, for any
 * number of carriers. All planes carry the mark (level 2), at the default strength.
 */
public final class Trial {
  private static final Algorithm ALGORITHM = Algorithm.V2;
  private static final int LEVEL = 2;

  private final MediaLibrary media;
  private final Clip clip;
  private final String message;
  private final Path directory;
  private final Marker marker;
  private final Reader reader;
  private final long unmarkedBytes;

  /**
   * Encodes the clip unmarked once, to compare sizes with.
   *
   * @param seconds how much of the clip's beginning is used
   * @param directory for temporary files
   */
  public Trial(MediaLibrary media, Clip clip, double seconds, String message, Path directory)
      throws IOException, MediaException, MessageException {
    this.media = media;
    this.clip = clip;
    this.message = message;
    this.directory = directory;
    marker = new Marker(SampleMark.KEY, seconds);
    reader = new Reader(media, SampleMark.KEY, ALGORITHM);
    MarkedCopy unmarked = mark(/* strength= */ 0, CarrierFormat.STANDARD);
    unmarkedBytes = unmarked.videoBytes();
    Files.delete(unmarked.file());
  }

  /** Tries one carrier against {@link Attack#standard}. */
  public TrialResult run(CarrierFormat carrier)
      throws IOException, MediaException, MessageException {
    MarkedCopy marked = mark(/* strength= */ 1, carrier);
    try {
      List<Reading> readings = new ArrayList<>();
      for (Attack attack : Attack.standard(marked.seconds())) {
        readings.add(read(marked.file(), attack, carrier));
      }
      return new TrialResult(
          marked.psnrLumaDb(), (double) marked.videoBytes() / unmarkedBytes - 1, readings);
    } finally {
      Files.delete(marked.file());
    }
  }

  private MarkedCopy mark(double strength, CarrierFormat carrier)
      throws IOException, MediaException, MessageException {
    EmbedSettings settings = new EmbedSettings(ALGORITHM, LEVEL, strength, message);
    return marker.mark(clip, directory.resolve("marked.mp4"), settings, carrier);
  }

  private Reading read(Path marked, Attack attack, CarrierFormat carrier)
      throws IOException, MediaException {
    if (attack.transcode().isEmpty()) {
      return new Reading(attack.name(), message, reader.read(marked, carrier));
    }
    Path copy = directory.resolve("attacked.mp4");
    try {
      media.transcode(PathByteSource.of(marked), copy, attack.transcode().get());
      return new Reading(attack.name(), message, reader.read(copy, carrier));
    } finally {
      Files.deleteIfExists(copy);
    }
  }
}

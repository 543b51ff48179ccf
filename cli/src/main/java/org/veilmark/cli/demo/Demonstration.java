package org.veilmark.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.veilmark.media.ByteSource;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;

/** The parts of the demonstration around embedding and extraction. */
public final class Demonstration {
  /** Where the picture is taken, as a share of the duration: within the first shot of the clip. */
  private static final double PICTURE_AT = 0.17;

  private final MediaLibrary media;
  private final Path directory;

  /**
   * A demonstration.
   *
   * @param directory where its files go
   */
  public Demonstration(MediaLibrary media, Path directory) {
    this.media = media;
    this.directory = directory;
  }

  /** Generates the clip. */
  public Path makeClip() throws IOException, MediaException, InterruptedException {
    Path clip = directory.resolve("original.mp4");
    DemoClip.STANDARD.write(media, clip);
    return clip;
  }

  /**
   * Makes the attacked copies.
   *
   * @return in the order of {@link Attack#all}
   */
  public List<Path> attack(Path marked) throws IOException, MediaException, InterruptedException {
    List<Path> copies = new ArrayList<>();
    for (Attack attack : Attack.all()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Path copy = directory.resolve(attack.fileName());
      media.transcode(PathByteSource.of(marked), copy, attack.settings());
      copies.add(copy);
    }
    return copies;
  }

  /** Draws original, marked and their difference side by side. */
  public Path compare(Path original, Path marked) throws IOException, MediaException {
    ByteSource source = PathByteSource.of(original);
    double seconds = PICTURE_AT * media.indexGops(source).durationSeconds();
    Path picture = directory.resolve("comparison.png");
    ComparisonPicture.write(
        StillReader.at(media, source, seconds),
        StillReader.at(media, PathByteSource.of(marked), seconds),
        picture);
    return picture;
  }
}

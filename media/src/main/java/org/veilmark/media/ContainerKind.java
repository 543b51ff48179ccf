package org.veilmark.media;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Containers that can be written. */
public enum ContainerKind {
  MP4("mp4", ".mp4", ".m4v"),
  MOV("mov", ".mov", ".qt"),
  MATROSKA("matroska", ".mkv", ".mkv"),
  WEBM("webm", ".webm", ".webm");

  private final String muxer;
  private final String extension;
  private final String otherExtension;

  ContainerKind(String muxer, String extension, String otherExtension) {
    this.muxer = muxer;
    this.extension = extension;
    this.otherExtension = otherExtension;
  }

  /** FFmpeg's name of the muxer. */
  public String muxer() {
    return muxer;
  }

  /** Whether times are whole milliseconds. */
  public boolean isMatroska() {
    return this == MATROSKA || this == WEBM;
  }

  /** The container that the extension of {@code fileName} asks for, if it can be written. */
  public static Optional<ContainerKind> ofFileName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(kind -> name.endsWith(kind.extension) || name.endsWith(kind.otherExtension))
        .findFirst();
  }

  /**
   * The same, as an error.
   *
   * @throws UnsupportedMediaException if the extension is not one of the known
   */
  public static ContainerKind require(String fileName) throws UnsupportedMediaException {
    return ofFileName(fileName)
        .orElseThrow(
            () ->
                new UnsupportedMediaException(
                    "output name",
                    "cannot write "
                        + fileName
                        + ": the name must end in .mp4, .m4v, .mov, .mkv or .webm"));
  }
}

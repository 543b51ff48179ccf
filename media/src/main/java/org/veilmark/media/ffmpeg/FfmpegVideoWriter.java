package org.veilmark.media.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.veilmark.media.AssemblyReport;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.MediaException;
import org.veilmark.media.StagedSegment;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.media.VideoWriter;
import org.veilmark.signal.Picture;

/** A video of one segment, staged beside the output. */
final class FfmpegVideoWriter implements VideoWriter {
  private final Path output;
  private final ContainerKind kind;
  private final FfmpegSegmentEncoder encoder;

  private FfmpegVideoWriter(Path output, ContainerKind kind, FfmpegSegmentEncoder encoder) {
    this.output = output;
    this.kind = kind;
    this.encoder = encoder;
  }

  static FfmpegVideoWriter open(Path output, VideoStreamInfo like, EncoderSettings settings)
      throws IOException, MediaException {
    ContainerKind kind = ContainerKind.require(output.toString());
    return new FfmpegVideoWriter(
        output, kind, FfmpegSegmentEncoder.open(stagedName(output), like, settings));
  }

  /** Where the packets of {@code output} wait. */
  static Path stagedName(Path output) {
    return output.resolveSibling(output.getFileName() + ".staged");
  }

  @Override
  public void write(Picture picture, long ptsTicks) throws IOException {
    encoder.encode(picture, ptsTicks, /* keyFrame= */ false);
  }

  @Override
  public AssemblyReport finish(long endPtsTicks) throws IOException, MediaException {
    return wrap(encoder.finish(), endPtsTicks, output, kind);
  }

  /** Puts one staged segment into a file of its own, and removes it. */
  static AssemblyReport wrap(
      StagedSegment segment, long endPtsTicks, Path output, ContainerKind kind)
      throws IOException, MediaException {
    try {
      return FfmpegAssembler.assemble(List.of(segment), endPtsTicks, output, kind);
    } finally {
      Files.delete(segment.file());
    }
  }

  @Override
  public void close() {
    encoder.close();
  }
}

package org.veilmark.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.AssemblyReport;
import org.veilmark.media.ByteSource;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.VideoFrame;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.media.VideoWriter;
import org.veilmark.signal.Picture;

/** A video file that was looked over, to be gone through in a plain loop. For one thread. */
public final class Clip {
  private final MediaLibrary media;
  private final ByteSource source;
  private final GopIndex index;
  private final VideoStreamInfo stream;

  private Clip(MediaLibrary media, ByteSource source, GopIndex index, VideoStreamInfo stream) {
    this.media = media;
    this.source = source;
    this.index = index;
    this.stream = stream;
  }

  /** Looks a file over. */
  public static Clip open(MediaLibrary media, Path file) throws IOException, MediaException {
    ByteSource source = PathByteSource.of(file);
    GopIndex index = media.indexGops(source);
    try (SegmentDecoder decoder =
        media.openDecoder(source, DecodeRange.of(index), DecodeOptions.lenient(1))) {
      return new Clip(media, source, index, decoder.stream());
    }
  }

  /** The video stream. */
  public VideoStreamInfo stream() {
    return stream;
  }

  /** The length, in seconds. */
  public double seconds() {
    return index.durationSeconds();
  }

  /** Shows all pictures, in order. */
  public void show(Viewer viewer) throws IOException, MediaException {
    try (SegmentDecoder decoder = open(DecodeRange.of(index))) {
      for (@Nullable VideoFrame frame = decoder.next(); frame != null; frame = decoder.next()) {
        viewer.see(frame, index.presentationSeconds(frame.ptsTicks()));
      }
    }
  }

  /**
   * Encodes a copy of the first {@code seconds} with other pictures.
   *
   * @param change is made to each of them, in order
   */
  public AssemblyReport rewrite(
      Path output, double seconds, EncoderSettings encoding, PictureChange change)
      throws IOException, MediaException {
    DecodeRange range = DecodeRange.beginning(index, seconds);
    try (SegmentDecoder decoder = open(range);
        VideoWriter writer = media.createVideo(output, stream, encoding)) {
      for (@Nullable VideoFrame frame = decoder.next(); frame != null; frame = decoder.next()) {
        change.apply(frame.picture(), index.presentationSeconds(frame.ptsTicks()));
        writer.write(frame.picture(), frame.ptsTicks());
      }
      return writer.finish(range.toPtsTicks());
    }
  }

  private SegmentDecoder open(DecodeRange range) throws IOException, MediaException {
    return media.openDecoder(source, range, DecodeOptions.lenient(1));
  }

  /** Is shown pictures. */
  public interface Viewer {
    /**
     * Sees a picture, which is valid until this returns.
     *
     * @param seconds its presentation time
     */
    void see(VideoFrame frame, double seconds);
  }

  /** Changes pictures. */
  public interface PictureChange {
    /**
     * Changes a picture, in place.
     *
     * @param seconds its presentation time
     */
    void apply(Picture picture, double seconds);
  }
}

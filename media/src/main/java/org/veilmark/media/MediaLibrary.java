package org.veilmark.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Video in and out. Stateless and safe for many threads; what it opens is for one thread each.
 *
 * <p>All methods throw {@link MalformedMediaException} for broken files, {@link
 * UnsupportedMediaException} for what this version does not handle, and {@link IOException} if the
 * storage fails or the thread is interrupted. Files only refer to themselves: a reference to
 * another file or address is never followed.
 */
public interface MediaLibrary {

  /** Reads headers and first packets. */
  MediaInfo probe(ByteSource in) throws IOException, MediaException;

  /** Reads all packets of the video stream, without decoding. */
  GopIndex indexGops(ByteSource in) throws IOException, MediaException;

  /**
   * The last clean cut within {@code range}, which comes from the file's index; reads its packets
   * without decoding.
   *
   * @param atMostTicks where the picture behind it may be shown at the latest
   * @return empty if there is none, or the packets do not have times
   */
  Optional<CleanCut> lastCleanCut(ByteSource in, DecodeRange range, long atMostTicks)
      throws IOException, MediaException;

  /** Opens the video stream for decoding {@code range}, which comes from the file's index. */
  SegmentDecoder openDecoder(ByteSource in, DecodeRange range, DecodeOptions options)
      throws IOException, MediaException;

  /**
   * Chooses the coding in which a video can be re-encoded faithfully: its own where there is an
   * encoder for it, else H.264, else another that fits.
   *
   * @param asked the only one that will do, if there is one
   * @throws UnsupportedMediaException before work is spent on it, naming what would be lost
   */
  VideoCodec chooseCodec(
      VideoStreamInfo stream, ContainerKind container, Optional<VideoCodec> asked)
      throws UnsupportedMediaException;

  /**
   * Refuses a container in which sound would be lost, before work is spent on it.
   *
   * @throws UnsupportedMediaException naming the stream
   */
  void checkContainer(MediaInfo info, ContainerKind container) throws UnsupportedMediaException;

  /**
   * What parts encoded with {@code settings} must keep within to stand in one track with packets
   * copied from {@code in}.
   *
   * @throws UnsupportedMediaException saying why they cannot
   */
  HostCoding joinTerms(ByteSource in, EncoderSettings settings) throws IOException, MediaException;

  /**
   * Opens an encoder for one segment of a stream like {@code like}: same size, layout, colour tags,
   * time base.
   *
   * @param stagedFile replaced if it exists
   */
  SegmentEncoder openEncoder(Path stagedFile, VideoStreamInfo like, EncoderSettings settings)
      throws IOException, MediaException;

  /**
   * Joins parts of the video and copies everything else; the output appears whole or not at all.
   */
  AssemblyReport assemble(AssemblyRequest request) throws IOException, MediaException;

  /** Makes a new video file, which appears whole or not at all. */
  VideoWriter createVideo(Path output, VideoStreamInfo like, EncoderSettings settings)
      throws IOException, MediaException;

  /** Decodes, filters and encodes the video stream of {@code in} to {@code output}. */
  AssemblyReport transcode(ByteSource in, Path output, TranscodeSettings settings)
      throws IOException, MediaException;
}

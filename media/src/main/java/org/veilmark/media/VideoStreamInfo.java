package org.veilmark.media;

import java.util.List;
import org.veilmark.signal.PictureFormat;

/**
 * The video stream that is marked or read.
 *
 * @param streamIndex position in the container, from 0
 * @param codec FFmpeg's name of the coding, such as {@code h264}
 * @param profile FFmpeg's name of the coding's profile, or {@code unknown}
 * @param pixelFormat FFmpeg's name of the decoded pictures' layout, such as {@code yuv420p}
 * @param format of the pictures that a {@link SegmentDecoder} gives: after conversion to 8-bit
 *     4:2:0 where {@code pixelFormat} is no {@link PlanarLayout}
 * @param colour colour tags
 * @param sampleAspectRatio shape of a sample, {@link Rational#UNKNOWN} where not stated
 * @param timeBase of all timestamps of this stream
 * @param averageFrameRate frames a second, {@link Rational#UNKNOWN} where not known
 * @param nominalFrameRate the lowest rate on whose grid the first pictures lie, as FFmpeg guesses;
 *     for constant rates the rate; {@link Rational#UNKNOWN} where not known
 * @param durationTicks duration, or {@link MediaInfo#UNKNOWN_TICKS}
 * @param bitRate bits a second, 0 where not known
 * @param fieldOrder as the container or the coding says
 * @param displayMatrix nine fixed-point values as in ISO/IEC 14496-12, or empty
 * @param hdr what it says about high dynamic range
 */
public record VideoStreamInfo(
    int streamIndex,
    String codec,
    String profile,
    String pixelFormat,
    PictureFormat format,
    ColourTags colour,
    Rational sampleAspectRatio,
    TimeBase timeBase,
    Rational averageFrameRate,
    Rational nominalFrameRate,
    long durationTicks,
    long bitRate,
    FieldOrder fieldOrder,
    List<Integer> displayMatrix,
    HdrMetadata hdr) {

  /** Copies the matrix. */
  public VideoStreamInfo {
    displayMatrix = List.copyOf(displayMatrix);
  }

  /** A stream that is about to be made from pictures of {@code format}. */
  public static VideoStreamInfo ofPictures(
      PictureFormat format, TimeBase timeBase, Rational frameRate) {
    return new VideoStreamInfo(
        0,
        "none",
        "unknown",
        PlanarLayout.of(format).pixelFormat(),
        format,
        format.fullRange() ? new ColourTags(2, 2, 2, 2, 0) : ColourTags.NONE,
        new Rational(format.sarNum(), format.sarDen()),
        timeBase,
        frameRate,
        frameRate,
        MediaInfo.UNKNOWN_TICKS,
        0,
        FieldOrder.PROGRESSIVE,
        List.of(),
        HdrMetadata.NONE);
  }

  /** The same with what was found out about high dynamic range. */
  public VideoStreamInfo withHdr(HdrMetadata found) {
    return with(pixelFormat, format, found);
  }

  /** The same with pictures of another size or layout. */
  public VideoStreamInfo withPictures(String newPixelFormat, PictureFormat newFormat) {
    return with(newPixelFormat, newFormat, hdr);
  }

  private VideoStreamInfo with(String newPixelFormat, PictureFormat newFormat, HdrMetadata newHdr) {
    return new VideoStreamInfo(
        streamIndex,
        codec,
        profile,
        newPixelFormat,
        newFormat,
        colour,
        sampleAspectRatio,
        timeBase,
        averageFrameRate,
        nominalFrameRate,
        durationTicks,
        bitRate,
        fieldOrder,
        displayMatrix,
        newHdr);
  }
}

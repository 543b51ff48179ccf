package org.veilmark.media.ffmpeg;

import org.veilmark.media.ColourTags;
import org.veilmark.media.FieldOrder;
import org.veilmark.media.Rational;
import org.veilmark.media.TimeBase;

/**
 * What a muxer has to know of an encoded video track. All segments of a track must have the same.
 *
 * @param codec FFmpeg's name of the coding
 * @param profile FFmpeg's number of the profile
 * @param level the coding's number of the level
 * @param pixelFormat FFmpeg's name of the pictures' layout
 * @param extradata parameter sets
 */
record EncodedTrack(
    String codec,
    int profile,
    int level,
    int width,
    int height,
    String pixelFormat,
    FieldOrder fieldOrder,
    ColourTags colour,
    Rational sampleAspectRatio,
    Rational averageFrameRate,
    TimeBase timeBase,
    Extradata extradata) {

  /** Whether a decoder could go on from a segment of one track to a segment of the other. */
  boolean joins(EncodedTrack other) {
    return codec.equals(other.codec)
        && timeBase.equals(other.timeBase)
        && extradata.equals(other.extradata);
  }

  /** The same with other parameter sets. */
  EncodedTrack withExtradata(Extradata changed) {
    return new EncodedTrack(
        codec,
        profile,
        level,
        width,
        height,
        pixelFormat,
        fieldOrder,
        colour,
        sampleAspectRatio,
        averageFrameRate,
        timeBase,
        changed);
  }
}

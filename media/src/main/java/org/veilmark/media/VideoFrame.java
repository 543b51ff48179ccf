package org.veilmark.media;

import org.veilmark.signal.Picture;

/**
 * A decoded picture at its place in time.
 *
 * @param picture its planes belong to the decoder, may be changed, and hold until the next call but
 *     one: while the next picture is decoded, this one may still be worked on
 * @param ptsTicks presentation time, strictly increasing within a segment
 * @param keyFrame whether it can be decoded without others
 * @param corrupt whether parts could not be decoded and were made up
 */
public record VideoFrame(Picture picture, long ptsTicks, boolean keyFrame, boolean corrupt) {}

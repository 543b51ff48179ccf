package org.veilmark.media;

import java.nio.file.Path;

/**
 * An encoded segment, waiting to be assembled.
 *
 * @param file holds packets, not a video that a player opens
 * @param frames pictures
 * @param bytes size of the file
 * @param firstPtsTicks presentation time of the first picture
 * @param lastPtsTicks presentation time of the last picture
 */
public record StagedSegment(
    Path file, long frames, long bytes, long firstPtsTicks, long lastPtsTicks)
    implements TrackPart {}

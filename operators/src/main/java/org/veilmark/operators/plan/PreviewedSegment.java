package org.veilmark.operators.plan;

/**
 * A segment that a job would have.
 *
 * @param fromSeconds start in presentation time
 * @param toSeconds end (exclusive) in presentation time
 * @param gops groups of pictures in it
 * @param frames coded pictures in it
 * @param copied whether an embedding copies it
 */
public record PreviewedSegment(
    double fromSeconds, double toSeconds, int gops, long frames, boolean copied) {}

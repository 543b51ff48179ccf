package org.veilmark.gateway.facts;

/**
 * A part of a video.
 *
 * @param startSeconds in seconds of presentation time
 * @param endSeconds (exclusive) in seconds of presentation time
 */
public record TimeRange(double startSeconds, double endSeconds) {}

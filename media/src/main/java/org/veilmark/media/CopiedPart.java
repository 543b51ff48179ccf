package org.veilmark.media;

/**
 * Whole groups of the host's video, copied packet by packet.
 *
 * @param range from the first group's key picture on, up to the key picture of the group behind the
 *     last; none of the groups at its ends has leading pictures
 */
public record CopiedPart(DecodeRange range) implements TrackPart {}

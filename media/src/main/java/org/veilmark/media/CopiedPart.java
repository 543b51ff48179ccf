package org.veilmark.media;

/**
 * A part of the host's video, copied packet by packet.
 *
 * @param range from a group's key picture on, without its leading pictures, up to the first packet
 *     that is shown at its end or later: that of a group or of a {@link CleanCut}
 */
public record CopiedPart(DecodeRange range) implements TrackPart {}

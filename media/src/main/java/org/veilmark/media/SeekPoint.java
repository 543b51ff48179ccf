package org.veilmark.media;

/**
 * Where a key packet lies. Demuxers find packets by different means, so all are kept.
 *
 * @param ptsTicks presentation time, or {@link MediaInfo#UNKNOWN_TICKS}
 * @param dtsTicks decode time, or {@link MediaInfo#UNKNOWN_TICKS}
 * @param bytePosition offset in the file, or -1
 */
public record SeekPoint(long ptsTicks, long dtsTicks, long bytePosition) {}

package org.veilmark.media;

/**
 * A place between two packets where a video can be cut although there is no key picture: all
 * pictures before it, in the order of decoding, are shown before all behind it.
 *
 * @param ptsTicks when the first picture behind it is shown
 * @param packetsBefore packets before it, counted from where the search began
 */
public record CleanCut(long ptsTicks, int packetsBefore) {}

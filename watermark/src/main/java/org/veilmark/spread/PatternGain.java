package org.veilmark.spread;

/**
 * How strongly a pattern shows.
 *
 * @param pattern index of the pattern, 0 to the number of epochs - 1
 * @param gain -1 to 1
 */
public record PatternGain(int pattern, float gain) {}

package org.veilmark.spread;

/**
 * How strongly a pattern shows.
 *
 * @param epoch the epoch, counted from time 0; may be negative
 * @param pattern index of its pattern: the epoch modulo the number of patterns
 * @param gain -1 to 1
 */
public record PatternGain(long epoch, int pattern, float gain) {}

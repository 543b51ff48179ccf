package org.veilmark.bench.robustness;

/**
 * One step of a sweep.
 *
 * @param x what was swept: seconds, characters or a constant rate factor
 * @param cell what was read
 */
public record SweepPoint(double x, Cell cell) {}

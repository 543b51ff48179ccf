package org.veilmark.extract;

/**
 * A lag at which the differences of a video repeat themselves.
 *
 * @param x in canonical pixels
 * @param y in canonical pixels
 * @param height in standard deviations of the surroundings
 */
record LatticePeak(double x, double y, double height) {}

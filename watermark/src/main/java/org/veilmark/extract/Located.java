package org.veilmark.extract;

/**
 * How a picture was found to be changed.
 *
 * @param map the likeliest map; the identity where nothing better was found
 * @param statistic its pilot correlation, in standard deviations
 * @param hypotheses number of maps tried
 */
public record Located(GeometryMap map, double statistic, int hypotheses) {}

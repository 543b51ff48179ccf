package org.veilmark.gateway.job;

/**
 * A picture that may stand for the video that it is of.
 *
 * @param timeMicros when it is shown there, in microseconds from its start
 * @param score how well it may, 0..100
 */
public record Cover(long timeMicros, double score) {}

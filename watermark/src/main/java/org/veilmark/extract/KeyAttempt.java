package org.veilmark.extract;

/**
 * What one key saw.
 *
 * @param statistic the best pilot correlation, in standard deviations
 * @param places over which it is the best: shifts, offsets and combinations of planes
 * @param decoded how many places were decoded at
 * @param tagsChecked how many tags were compared there
 * @param found whether one of them fitted
 */
public record KeyAttempt(
    double statistic, long places, int decoded, long tagsChecked, boolean found) {}

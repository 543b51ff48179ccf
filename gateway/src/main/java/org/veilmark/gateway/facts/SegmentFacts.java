package org.veilmark.gateway.facts;

import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.job.JobFailure;

/**
 * What became of one segment.
 *
 * @param index its number
 * @param time where it is in the video
 * @param status how the work on it ended, in upper snake case
 * @param copied its packets were copied
 * @param statistic of detection in it alone, in standard deviations of an unmarked one; null: none
 * @param marginDb quality of its soft bits over the limit of the code, in dB; null: not known
 * @param failure why it is not OK; null if it is
 */
public record SegmentFacts(
    int index,
    TimeRange time,
    String status,
    boolean copied,
    @Nullable Double statistic,
    @Nullable Double marginDb,
    @Nullable JobFailure failure) {}

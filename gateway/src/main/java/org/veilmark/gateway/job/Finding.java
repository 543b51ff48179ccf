package org.veilmark.gateway.job;

import org.jspecify.annotations.Nullable;

/**
 * What an extraction that succeeded found.
 *
 * @param message the text read; null: there is no mark
 * @param falsePositiveProbability chance that an unmarked video would have given this
 */
public record Finding(@Nullable String message, double falsePositiveProbability) {}

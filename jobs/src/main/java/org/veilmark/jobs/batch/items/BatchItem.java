package org.veilmark.jobs.batch.items;

import org.jspecify.annotations.Nullable;

/**
 * One video of a batch.
 *
 * @param input URI or absolute path
 * @param name where the marked video goes below the output, such as {@code news/monday.mp4}
 * @param message to hide; null where nothing is
 */
public record BatchItem(String input, String name, @Nullable String message) {}

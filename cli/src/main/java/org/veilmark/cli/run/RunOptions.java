package org.veilmark.cli.run;

import org.veilmark.jobs.local.ProgressListener;
import org.veilmark.operators.keys.KeySource;

/**
 * How jobs are run.
 *
 * @param keys where the secret key is found
 * @param parallelism segments worked on at a time, at least 1; does not change the results
 * @param progress is told how far the work is
 */
public record RunOptions(KeySource keys, int parallelism, ProgressListener progress) {}

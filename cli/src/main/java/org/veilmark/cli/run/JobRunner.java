package org.veilmark.cli.run;

import org.veilmark.media.MediaLimits;

/** Where jobs can be run. */
@FunctionalInterface
public interface JobRunner {
  /**
   * Gets ready to run jobs.
   *
   * @param parallelism segments worked on at a time, at least 1; does not change the results
   * @param limits beyond which files are refused
   */
  JobSession open(int parallelism, MediaLimits limits) throws Exception;
}

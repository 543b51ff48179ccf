package org.veilmark.cli.run;

/** Where jobs can be run. */
@FunctionalInterface
public interface JobRunner {
  /**
   * Gets ready to run jobs.
   *
   * @param parallelism segments worked on at a time, at least 1; does not change the results
   */
  JobSession open(int parallelism) throws Exception;
}

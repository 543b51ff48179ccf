package org.veilmark.jobs.local;

/**
 * How far a run is. The planned figures grow while jobs are being planned.
 *
 * @param jobsDone jobs whose record is known
 * @param jobs all jobs
 * @param segmentsDone segments embedded or extracted
 * @param segmentsPlanned segments of the jobs planned so far
 * @param framesDone frames decoded
 * @param workDone work done, in frames times luma samples
 * @param workPlanned work of the jobs planned so far, in the same unit
 */
public record Progress(
    int jobsDone,
    int jobs,
    long segmentsDone,
    long segmentsPlanned,
    long framesDone,
    long workDone,
    long workPlanned) {

  /** Work done of the work planned, 0..1; 0 as long as nothing is planned. */
  public double fraction() {
    return workPlanned == 0 ? 0 : Math.min(1.0, (double) workDone / workPlanned);
  }
}

package org.veilmark.jobs.local;

/**
 * How far a batch is.
 *
 * @param items in the list
 * @param skipped items that were found done so far
 * @param taken items that have gone into the graph so far
 * @param done items of those whose record is known
 * @param framesDone frames decoded
 * @param workDone work done, in frames times luma samples
 * @param workPlanned work of the items planned so far, in the same unit
 */
public record BatchProgress(
    long items,
    long skipped,
    long taken,
    long done,
    long framesDone,
    long workDone,
    long workPlanned) {

  /**
   * Share that is done of what there is to do, 0..1; as if the items that were not yet looked at
   * were like those that were, and none of them done.
   */
  public double fraction() {
    long toDo = items - skipped;
    if (toDo <= 0) {
      return 1;
    }
    double begun = workPlanned == 0 ? 0 : Math.min(1.0, (double) workDone / workPlanned);
    return Math.min(1.0, Math.max((double) done, begun * taken) / toDo);
  }
}

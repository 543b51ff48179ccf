package org.veilmark.operators.vote;

import org.veilmark.schema.JobRecord;
import org.veilmark.schema.SegmentPlan;

/** What a stage of an extraction came to. */
sealed interface Verdict {

  /** The job is over. */
  record Decided(JobRecord record) implements Verdict {}

  /** Another stage has to read more. */
  record Undecided(SegmentPlan next) implements Verdict {}
}

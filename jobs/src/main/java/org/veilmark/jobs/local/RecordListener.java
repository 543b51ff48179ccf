package org.veilmark.jobs.local;

import org.veilmark.schema.JobRecord;

/** Hears of each job's final record as soon as it is known, once, one call at a time. */
@FunctionalInterface
public interface RecordListener {

  /** A job is over. */
  void onRecord(JobRecord record);
}

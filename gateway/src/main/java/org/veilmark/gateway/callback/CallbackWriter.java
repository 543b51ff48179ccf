package org.veilmark.gateway.callback;

import org.veilmark.gateway.job.Job;

/** Writes what is told of the end of a job, in the words of the interface that it came by. */
public interface CallbackWriter {

  /** By which jobs name the interface. */
  String api();

  /** What is told; the job has a callback, whose format this has to be. */
  CallbackContent write(Job job);
}

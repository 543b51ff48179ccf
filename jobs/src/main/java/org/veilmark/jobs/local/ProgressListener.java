package org.veilmark.jobs.local;

/** Hears a few times a second how far a run is, from a thread of its own. */
@FunctionalInterface
public interface ProgressListener {

  /** Nobody listens. */
  ProgressListener NONE = progress -> {};

  /** How far the run is. */
  void onProgress(Progress progress);
}

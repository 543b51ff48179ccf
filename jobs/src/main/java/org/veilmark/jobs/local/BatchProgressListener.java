package org.veilmark.jobs.local;

/** Hears a few times a second how far a batch is, from a thread of its own. */
@FunctionalInterface
public interface BatchProgressListener {

  /** Nobody listens. */
  BatchProgressListener NONE = progress -> {};

  /** How far the batch is. */
  void onProgress(BatchProgress progress);
}

package org.veilmark.operators.gather;

import java.util.List;
import org.veilmark.schema.JobManifest;

/**
 * A job with all its results.
 *
 * @param manifest of the job
 * @param results one for each segment that is not copied, in presentation order
 * @param <T> result of a segment
 */
public record CompleteJob<T>(JobManifest manifest, List<T> results) {

  /** Copies the list. */
  public CompleteJob {
    results = List.copyOf(results);
  }
}

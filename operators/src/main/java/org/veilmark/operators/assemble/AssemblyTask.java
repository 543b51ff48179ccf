package org.veilmark.operators.assemble;

import java.util.List;
import org.veilmark.operators.gather.CompleteJob;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.SegmentOutput;

/**
 * A job whose segments have all come back, well or not.
 *
 * @param manifest of the job
 * @param outputs of its re-encoded segments, in presentation order
 */
public record AssemblyTask(JobManifest manifest, List<SegmentOutput> outputs) {

  static AssemblyTask of(CompleteJob<SegmentOutput> job) {
    return new AssemblyTask(job.manifest(), job.results());
  }
}

package org.veilmark.operators.assemble;

import java.util.ArrayList;
import java.util.List;
import org.veilmark.operators.gather.CompleteJob;
import org.veilmark.operators.gather.JobRecords;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.SegmentFact;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentSpan;

/**
 * A job whose segments have all come back, well or not.
 *
 * @param manifest of the job
 * @param outputs of its segments that are not copied, in presentation order
 */
public record AssemblyTask(JobManifest manifest, List<SegmentOutput> outputs) {

  /** The record of a job that cannot be ended well. */
  JobRecord failed(JobError error) {
    return JobRecords.failed(manifest, error, facts());
  }

  /** What is known of all segments. */
  List<SegmentFact> facts() {
    List<SegmentFact> facts = new ArrayList<>();
    int next = 0;
    for (SegmentSpan span : manifest.getSegments()) {
      SegmentFact.Builder fact = JobRecords.fact(span);
      if (!span.getCopied()) {
        SegmentOutput output = outputs.get(next++);
        fact.setStatus(output.getStatus()).setError(output.getError());
      }
      facts.add(fact.build());
    }
    return facts;
  }

  /** What the plan and the segments warn of, and which of these failed. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>(manifest.getWarnings());
    for (SegmentOutput output : outputs) {
      JobError error = output.getError();
      warnings.addAll(
          JobRecords.warnings(
              output.getSegmentIndex(),
              error == null
                  ? output.getWarnings()
                  : List.of("failed: " + error.getCode() + ": " + error.getMessage())));
    }
    return warnings;
  }

  static AssemblyTask of(CompleteJob<SegmentOutput> job) {
    return new AssemblyTask(job.manifest(), job.results());
  }
}

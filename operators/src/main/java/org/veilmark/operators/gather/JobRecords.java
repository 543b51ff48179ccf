package org.veilmark.operators.gather;

import java.util.List;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobState;
import org.veilmark.schema.SegmentFact;
import org.veilmark.schema.SegmentSpan;
import org.veilmark.schema.SegmentStatus;

/** Final records of jobs, except for when they were finished, which the last step stamps. */
public final class JobRecords {
  private JobRecords() {}

  /** A record of success; the caller adds the result. */
  public static JobRecord.Builder succeeded(JobManifest manifest, List<SegmentFact> facts) {
    return of(manifest, JobState.SUCCEEDED).setSegments(facts);
  }

  /** A record of failure. */
  public static JobRecord failed(JobManifest manifest, JobError error, List<SegmentFact> facts) {
    return of(manifest, JobState.FAILED).setSegments(facts).setError(error).build();
  }

  /** Warnings of a segment, each saying which one it is about. */
  public static List<String> warnings(int segmentIndex, List<String> warnings) {
    return warnings.stream().map(text -> "segment " + segmentIndex + ": " + text).toList();
  }

  /** What is known of a segment; the caller adds how it ended. */
  public static SegmentFact.Builder fact(SegmentSpan span) {
    return SegmentFact.newBuilder()
        .setSegmentIndex(span.getSegmentIndex())
        .setStartMicros(span.getStartMicros())
        .setEndMicros(span.getEndMicros())
        .setStatus(SegmentStatus.OK)
        .setCopied(span.getCopied());
  }

  private static JobRecord.Builder of(JobManifest manifest, JobState state) {
    return JobRecord.newBuilder()
        .setJobId(manifest.getJobId())
        .setRequest(manifest.getRequest())
        .setState(state)
        .setStartedAtMillis(manifest.getStartedAtMillis());
  }
}

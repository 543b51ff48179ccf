package org.veilmark.operators.finish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.Staging;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobState;
import org.veilmark.schema.SegmentStatus;

/**
 * Stamps final records with the time, calls a job cancelled if one of its segments was, and deletes
 * the staging of jobs that write: at once without checkpoints; otherwise only after the checkpoint
 * that holds the record, because until then a recovery would assemble the job again from it.
 * Staging that a failure leaves behind is in state and goes after the recovery.
 */
public final class FinishJobs extends ProcessFunction<JobRecord, JobRecord>
    implements CheckpointedFunction, CheckpointListener, ResultTypeQueryable<JobRecord> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(FinishJobs.class);
  private static final ListStateDescriptor<String> JOBS =
      new ListStateDescriptor<>("jobs-with-staging", Types.STRING);

  private final Location stagingRoot;
  private final boolean checkpointed;

  private transient JobCounts counts;
  private transient ListState<String> state;
  private transient List<String> sinceCheckpoint;
  private transient NavigableMap<Long, List<String>> byCheckpoint;

  /**
   * A function of these options.
   *
   * @param stagingRoot of all jobs
   * @param checkpointed whether the job makes checkpoints
   */
  public FinishJobs(Location stagingRoot, boolean checkpointed) {
    this.stagingRoot = stagingRoot;
    this.checkpointed = checkpointed;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    counts = new JobCounts(getRuntimeContext().getMetricGroup());
    state = context.getOperatorStateStore().getListState(JOBS);
    sinceCheckpoint = new ArrayList<>();
    byCheckpoint = new TreeMap<>();
    for (String restored : state.get()) {
      // The checkpoint that we come from holds its record.
      delete(restored);
    }
  }

  @Override
  public void processElement(JobRecord record, Context context, Collector<JobRecord> out) {
    long nowMillis = context.timerService().currentProcessingTime();
    JobRecord.Builder last = JobRecord.newBuilder(record).setFinishedAtMillis(nowMillis);
    if (wasCancelled(record)) {
      last.setState(JobState.CANCELLED)
          .setError(null)
          .setEmbedResult(null)
          .setExtractResult(null)
          .setCovers(List.of());
    }
    JobRecord stamped = last.build();
    counts.add(stamped);
    out.collect(stamped);
    if (record.getRequest().getKind() != JobKind.EXTRACT && Staging.isFit(record.getJobId())) {
      if (checkpointed) {
        sinceCheckpoint.add(record.getJobId());
      } else {
        delete(record.getJobId());
      }
    }
  }

  /** Whatever was made of the rest, a job with a segment that was called off was called off. */
  private static boolean wasCancelled(JobRecord record) {
    return record.getSegments().stream()
        .anyMatch(segment -> segment.getStatus() == SegmentStatus.CANCELLED);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    byCheckpoint.put(context.getCheckpointId(), sinceCheckpoint);
    sinceCheckpoint = new ArrayList<>();
    List<String> all = new ArrayList<>();
    byCheckpoint.values().forEach(all::addAll);
    state.update(all);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {
    NavigableMap<Long, List<String>> held = byCheckpoint.headMap(checkpointId, true);
    held.values().forEach(jobs -> jobs.forEach(this::delete));
    held.clear();
  }

  private void delete(String jobId) {
    try {
      Staging.of(stagingRoot, jobId).delete();
    } catch (IOException e) {
      // The sweep by age takes it later; the job itself is done.
      LOG.warn("Staging of job {} was not deleted", jobId, e);
    }
  }

  @Override
  public TypeInformation<JobRecord> getProducedType() {
    return new RecordType<>(JobRecord.class);
  }
}

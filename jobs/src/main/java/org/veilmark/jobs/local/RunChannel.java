package org.veilmark.jobs.local;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.flink.metrics.Counter;
import org.jspecify.annotations.Nullable;
import org.veilmark.jobs.batch.source.ItemSource;
import org.veilmark.operators.work.PlannedWork;
import org.veilmark.operators.work.SegmentProgress;
import org.veilmark.schema.JobRecord;

/**
 * The way back from the parts of an embedded job, which Flink makes from serialized copies, to the
 * {@link LocalCluster} in the same process that submitted it: records and counters.
 */
final class RunChannel {
  private static final ConcurrentMap<String, RunChannel> OPEN = new ConcurrentHashMap<>();

  private final String id;
  private final Map<Counter, String> counters = new HashMap<>();
  private final Map<String, Long> ended = new HashMap<>();
  private final Set<String> delivered = new HashSet<>();
  private String runId = "";
  private long jobs;
  private long deliveries;
  private boolean dropsDuplicates;
  private @Nullable RecordListener listener;

  private RunChannel(String id) {
    this.id = id;
  }

  /** Opens a channel; parts of the job find it by {@code id}. */
  static RunChannel open(String id) {
    RunChannel channel = new RunChannel(id);
    if (OPEN.putIfAbsent(id, channel) != null) {
      throw new IllegalStateException("channel " + id + " is open");
    }
    return channel;
  }

  /** The open channel of that id. */
  static RunChannel of(String id) {
    RunChannel channel = OPEN.get(id);
    if (channel == null) {
      throw new IllegalStateException("channel " + id + " is not open");
    }
    return channel;
  }

  String id() {
    return id;
  }

  void close() {
    OPEN.remove(id);
  }

  /**
   * Says what the next run is.
   *
   * @param jobCount jobs of it
   * @param dropDuplicates whether to remember the jobs of all records
   */
  synchronized void expect(long jobCount, boolean dropDuplicates, RecordListener recordListener) {
    delivered.clear();
    deliveries = 0;
    jobs = jobCount;
    dropsDuplicates = dropDuplicates;
    listener = recordListener;
  }

  /** The run begins, which Flink knows as {@code flinkJobId}. */
  synchronized void begin(String flinkJobId) {
    counters.clear();
    ended.clear();
    runId = flinkJobId;
  }

  /** A record has come to the sink; a recovery may bring it again. */
  synchronized void deliver(JobRecord record) {
    if (listener != null && (!dropsDuplicates || delivered.add(record.getJobId()))) {
      deliveries++;
      listener.onRecord(record);
    }
  }

  /** A subtask of the run that Flink knows as {@code flinkJobId} begins to count. */
  synchronized void add(String flinkJobId, String name, Counter counter) {
    if (runId.equals(flinkJobId)) {
      counters.put(counter, name);
    }
  }

  /** A subtask is over; what it counted stays. */
  synchronized void remove(Counter counter) {
    String name = counters.remove(counter);
    if (name != null) {
      ended.merge(name, counter.getCount(), Long::sum);
    }
  }

  synchronized Progress progress() {
    return new Progress(
        (int) deliveries,
        (int) jobs,
        sum(SegmentProgress.SEGMENTS),
        sum(PlannedWork.SEGMENTS),
        sum(SegmentProgress.FRAMES),
        sum(SegmentProgress.WORK),
        sum(PlannedWork.WORK));
  }

  synchronized BatchProgress batchProgress() {
    return new BatchProgress(
        jobs,
        sum(ItemSource.ITEMS_SKIPPED),
        sum(ItemSource.ITEMS_TAKEN),
        deliveries,
        sum(SegmentProgress.FRAMES),
        sum(SegmentProgress.WORK),
        sum(PlannedWork.WORK));
  }

  private long sum(String name) {
    return ended.getOrDefault(name, 0L)
        + counters.entrySet().stream()
            .filter(entry -> entry.getValue().equals(name))
            .mapToLong(entry -> entry.getKey().getCount())
            .sum();
  }
}

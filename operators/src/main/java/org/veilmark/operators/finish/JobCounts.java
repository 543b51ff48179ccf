package org.veilmark.operators.finish;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.veilmark.schema.ExtractResult;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobState;

/** Counts jobs by how they ended, and marks by how surely they were read, for dashboards. */
final class JobCounts {
  /** Counter in groups by kind and state. */
  static final String JOBS_FINISHED = "jobsFinished";

  /** Counter in groups by error code. */
  static final String JOBS_FAILED = "jobsFailed";

  /** Counter in groups by stage and by the margin's class. */
  static final String MARKS_READ = "marksRead";

  private final MetricGroup metrics;
  private final Map<String, Counter> counters = new ConcurrentHashMap<>();

  JobCounts(MetricGroup metrics) {
    this.metrics = metrics;
  }

  /** A job is over. */
  void add(JobRecord record) {
    inc(
        JOBS_FINISHED,
        "kind",
        name(record.getRequest().getKind()),
        "state",
        name(record.getState()));
    if (record.getState() == JobState.FAILED && record.getError() != null) {
      inc(JOBS_FAILED, "code", record.getError().getCode());
    }
    ExtractResult result = record.getExtractResult();
    if (result != null && result.getFound() && result.getMarginDb() != null) {
      inc(
          MARKS_READ,
          "wave",
          result.getWave() == null ? "unknown" : name(result.getWave()),
          "marginDb",
          marginClass(result.getMarginDb()));
    }
  }

  /** What a margin is counted as: below 1 dB the next copy of a copy may be lost. */
  static String marginClass(double marginDb) {
    if (marginDb < 1) {
      return "below1";
    }
    if (marginDb < 3) {
      return "from1";
    }
    return marginDb < 6 ? "from3" : "from6";
  }

  private void inc(String counter, String... groups) {
    counters
        .computeIfAbsent(
            counter + " " + String.join(" ", groups),
            unused -> {
              MetricGroup group = metrics;
              for (int i = 0; i < groups.length; i += 2) {
                group = group.addGroup(groups[i], groups[i + 1]);
              }
              return group.counter(counter);
            })
        .inc();
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

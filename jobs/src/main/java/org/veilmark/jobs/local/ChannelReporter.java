package org.veilmark.jobs.local;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.runtime.metrics.scope.ScopeFormat;

/** Shows the counters of all subtasks to the {@link LocalCluster} in this process. */
final class ChannelReporter implements MetricReporter {
  private final RunChannel channel;

  ChannelReporter(RunChannel channel) {
    this.channel = channel;
  }

  @Override
  public void open(MetricConfig config) {
    // The factory has done it.
  }

  @Override
  public void close() {
    // The channel belongs to the cluster.
  }

  @Override
  public void notifyOfAddedMetric(Metric metric, String metricName, MetricGroup group) {
    if (metric instanceof Counter counter) {
      String flinkJobId = group.getAllVariables().get(ScopeFormat.SCOPE_JOB_ID);
      if (flinkJobId != null) {
        channel.add(flinkJobId, metricName, counter);
      }
    }
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String metricName, MetricGroup group) {
    if (metric instanceof Counter counter) {
      channel.remove(counter);
    }
  }
}

package org.veilmark.jobs.local;

import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Makes the reporter of an embedded cluster; Flink finds it as a service. */
public final class ChannelReporterFactory implements MetricReporterFactory {
  /** Name of the reporter in the configuration. */
  static final String REPORTER = "channel";

  /** The option that holds the channel's id. */
  static final String CHANNEL_ID = "id";

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new ChannelReporter(RunChannel.of(properties.getProperty(CHANNEL_ID)));
  }
}

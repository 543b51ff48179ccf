package org.veilmark.operators.testing;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** A metric group that remembers its counters, those of its groups under their names. */
public final class CountedMetrics extends UnregisteredMetricsGroup {
  private final String prefix;
  private final Map<String, Counter> counters;

  public CountedMetrics() {
    this("", new TreeMap<>());
  }

  private CountedMetrics(String prefix, Map<String, Counter> counters) {
    this.prefix = prefix;
    this.counters = counters;
  }

  /** What was counted, by names such as {@code code=KEY_UNKNOWN segmentsFailed}. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    counters.forEach((name, counter) -> counts.put(name, counter.getCount()));
    return counts;
  }

  @Override
  public Counter counter(String name) {
    return counter(name, new SimpleCounter());
  }

  @Override
  public <C extends Counter> C counter(String name, C counter) {
    if (counters.putIfAbsent(prefix + name, counter) != null) {
      throw new IllegalStateException(prefix + name + " is registered twice");
    }
    return counter;
  }

  @Override
  public MetricGroup addGroup(String key, String value) {
    return new CountedMetrics(prefix + key + "=" + value + " ", counters);
  }
}

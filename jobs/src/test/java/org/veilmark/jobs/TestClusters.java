package org.veilmark.jobs;

import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;

/** Clusters that tests run graphs on. */
public final class TestClusters {
  private TestClusters() {}

  /** One TaskManager with so many slots; two make what is keyed really be spread. */
  public static MiniClusterExtension ofSlots(int slots) {
    return new MiniClusterExtension(
        new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(slots)
            .build());
  }
}

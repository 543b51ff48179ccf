package org.veilmark.bench.service;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * CPU time of this process, of all its threads, compilers and collectors.
 *
 * @param beginNanos where counting began
 */
public record ProcessCpu(long beginNanos) {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Counts from now on. */
  public static ProcessCpu now() {
    return new ProcessCpu(nanos());
  }

  /** Milliseconds since then. */
  public long millisSince() {
    return (nanos() - beginNanos) / NANOS_PER_MILLI;
  }

  private static long nanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}

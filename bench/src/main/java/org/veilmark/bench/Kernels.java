package org.veilmark.bench;

import java.io.IOException;

/** Runs the JMH benchmarks of this module; takes JMH's options. */
public final class Kernels {
  private Kernels() {}

  /** Runs those whose names match. */
  public static void main(String[] args) throws IOException {
    org.openjdk.jmh.Main.main(args);
  }
}

package org.veilmark.bench.gate;

import org.veilmark.code.Algorithm;
import org.veilmark.extract.Evidence;
import org.veilmark.extract.KeyTrial;

/**
 * A video on which keys are tried.
 *
 * @param name for the table
 * @param trial its evidence
 */
public record GateHost(String name, KeyTrial trial) {
  static GateHost of(String name, Evidence evidence) {
    return new GateHost(name, new KeyTrial(evidence, Algorithm.V2));
  }
}

package org.veilmark.operators.release;

import org.apache.flink.api.common.functions.MapFunction;
import org.veilmark.schema.GateSignal;
import org.veilmark.schema.GateSignalKind;
import org.veilmark.schema.SegmentOutput;

/**
 * Tells a gate that an embedded segment is back, well or not.
 *
 * @param gate its name in signals
 */
public record CreditOfOutput(String gate) implements MapFunction<SegmentOutput, GateSignal> {
  private static final long serialVersionUID = 1L;

  @Override
  public GateSignal map(SegmentOutput output) {
    return GateSignal.newBuilder()
        .setKind(GateSignalKind.SEGMENT_DONE)
        .setGate(gate)
        .setJobId(output.getJobId())
        .setSegmentIndex(output.getSegmentIndex())
        .build();
  }
}

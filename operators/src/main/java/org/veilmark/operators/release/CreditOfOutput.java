package org.veilmark.operators.release;

import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.GateSignal;
import org.veilmark.schema.GateSignalKind;
import org.veilmark.schema.SegmentOutput;

/**
 * Tells a gate that an embedded segment is back, well or not.
 *
 * @param gate its name in signals
 */
public record CreditOfOutput(String gate)
    implements MapFunction<SegmentOutput, GateSignal>, ResultTypeQueryable<GateSignal> {
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

  @Override
  public TypeInformation<GateSignal> getProducedType() {
    return new RecordType<>(GateSignal.class);
  }
}

package org.veilmark.operators.release;

import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.GateSignal;
import org.veilmark.schema.GateSignalKind;
import org.veilmark.schema.SegmentEvidence;

/**
 * Tells a gate that a segment that was read is back, well or not.
 *
 * @param gate its name in signals
 */
public record CreditOfEvidence(String gate)
    implements MapFunction<SegmentEvidence, GateSignal>, ResultTypeQueryable<GateSignal> {
  private static final long serialVersionUID = 1L;

  @Override
  public GateSignal map(SegmentEvidence evidence) {
    return GateSignal.newBuilder()
        .setKind(GateSignalKind.SEGMENT_DONE)
        .setGate(gate)
        .setJobId(evidence.getJobId())
        .setSegmentIndex(evidence.getSegmentIndex())
        .build();
  }

  @Override
  public TypeInformation<GateSignal> getProducedType() {
    return new RecordType<>(GateSignal.class);
  }
}

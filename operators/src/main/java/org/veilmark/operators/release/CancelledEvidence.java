package org.veilmark.operators.release;

import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentStatus;

/** Answers for a segment that was to be read and never began. */
public final class CancelledEvidence
    implements MapFunction<SegmentDescriptor, SegmentEvidence>,
        ResultTypeQueryable<SegmentEvidence> {
  private static final long serialVersionUID = 1L;

  @Override
  public SegmentEvidence map(SegmentDescriptor segment) {
    return SegmentEvidence.newBuilder()
        .setJobId(segment.getJobId())
        .setSegmentIndex(segment.getSegmentIndex())
        .setWave(segment.getWave())
        .setStatus(SegmentStatus.CANCELLED)
        .setError(Cancellation.error())
        .build();
  }

  @Override
  public TypeInformation<SegmentEvidence> getProducedType() {
    return new RecordType<>(SegmentEvidence.class);
  }
}

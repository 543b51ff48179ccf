package org.veilmark.operators.release;

import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentStatus;

/** Answers for a segment that was to be embedded and never began. */
public final class CancelledOutput
    implements MapFunction<SegmentDescriptor, SegmentOutput>, ResultTypeQueryable<SegmentOutput> {
  private static final long serialVersionUID = 1L;

  @Override
  public SegmentOutput map(SegmentDescriptor segment) {
    return SegmentOutput.newBuilder()
        .setJobId(segment.getJobId())
        .setSegmentIndex(segment.getSegmentIndex())
        .setStatus(SegmentStatus.CANCELLED)
        .setError(Cancellation.error())
        .build();
  }

  @Override
  public TypeInformation<SegmentOutput> getProducedType() {
    return new RecordType<>(SegmentOutput.class);
  }
}

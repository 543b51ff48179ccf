package org.veilmark.operators.extract;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.veilmark.operators.engine.EngineFactory;
import org.veilmark.operators.engine.SegmentEngine;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.segment.SegmentFunction;
import org.veilmark.operators.segment.SegmentWork;
import org.veilmark.operators.types.RecordType;
import org.veilmark.operators.work.SegmentProgress;
import org.veilmark.operators.work.WorkOptions;
import org.veilmark.schema.JobError;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentStatus;

/** Reads segments. One that comes again is read again, to the same evidence. */
public final class ExtractSegment extends SegmentFunction<SegmentEvidence>
    implements ResultTypeQueryable<SegmentEvidence> {
  private static final long serialVersionUID = 1L;

  private final KeySource keys;

  /** A function of these collaborators. */
  public ExtractSegment(EngineFactory engines, KeySource keys, WorkOptions options) {
    super("extract-segment", engines, options);
    this.keys = keys;
  }

  @Override
  protected SegmentWork<SegmentEvidence> begin(SegmentEngine engine, SegmentProgress progress) {
    return new SegmentReader(engine, keys, progress)::read;
  }

  @Override
  protected SegmentEvidence failed(
      SegmentDescriptor descriptor, SegmentStatus status, JobError error) {
    return SegmentEvidence.newBuilder()
        .setJobId(descriptor.getJobId())
        .setSegmentIndex(descriptor.getSegmentIndex())
        .setWave(descriptor.getWave())
        .setStatus(status)
        .setError(error)
        .build();
  }

  @Override
  public TypeInformation<SegmentEvidence> getProducedType() {
    return new RecordType<>(SegmentEvidence.class);
  }
}

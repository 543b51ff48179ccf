package org.veilmark.operators.stage;

import java.nio.file.Path;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.veilmark.operators.engine.EngineFactory;
import org.veilmark.operators.engine.SegmentEngine;
import org.veilmark.operators.io.Attempt;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.segment.SegmentFunction;
import org.veilmark.operators.segment.SegmentWork;
import org.veilmark.operators.types.RecordType;
import org.veilmark.operators.work.SegmentProgress;
import org.veilmark.operators.work.WorkOptions;
import org.veilmark.schema.JobError;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentStatus;

/**
 * Stages what segments add to outputs. One that comes again is answered from its facts if it was
 * staged; only unfinished ones are done again.
 */
public final class StageSegment extends SegmentFunction<SegmentOutput>
    implements ResultTypeQueryable<SegmentOutput> {
  private static final long serialVersionUID = 1L;

  private final KeySource keys;
  private final String spoolDirectory;

  /** A function of these collaborators. */
  public StageSegment(EngineFactory engines, KeySource keys, WorkOptions options) {
    super("stage-segment", engines, options);
    this.keys = keys;
    spoolDirectory = options.spoolDirectory();
  }

  @Override
  protected SegmentWork<SegmentOutput> begin(SegmentEngine engine, SegmentProgress progress) {
    return new SegmentStager(
            engine,
            keys,
            Attempt.of(getRuntimeContext().getTaskInfo()),
            Path.of(spoolDirectory),
            progress)
        ::stage;
  }

  @Override
  protected SegmentOutput failed(
      SegmentDescriptor descriptor, SegmentStatus status, JobError error) {
    return SegmentOutput.newBuilder()
        .setJobId(descriptor.getJobId())
        .setSegmentIndex(descriptor.getSegmentIndex())
        .setStatus(status)
        .setError(error)
        .build();
  }

  @Override
  public TypeInformation<SegmentOutput> getProducedType() {
    return new RecordType<>(SegmentOutput.class);
  }
}

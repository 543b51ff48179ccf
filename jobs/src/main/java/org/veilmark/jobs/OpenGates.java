package org.veilmark.jobs;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.veilmark.operators.release.ReleaseSegments;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentPlan;

/** Gates that hold nothing back and need nothing to come back, so that a run ends by itself. */
final class OpenGates implements Gates {
  /** All plans of a gate have this key, because it shares out all lanes. */
  private static final String ONE_GATE = "gate";

  @Override
  public DataStream<SegmentDescriptor> release(
      DataStream<SegmentPlan> plans, String uid, String name) {
    return plans
        .keyBy(plan -> ONE_GATE, Types.STRING)
        .process(ReleaseSegments.unlimited())
        .uid(uid)
        .name(name);
  }

  @Override
  public DataStream<SegmentOutput> outputs(DataStream<SegmentOutput> outputs, String uid) {
    return outputs;
  }

  @Override
  public DataStream<SegmentEvidence> evidence(DataStream<SegmentEvidence> evidence, String uid) {
    return evidence;
  }
}

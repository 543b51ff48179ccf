package org.veilmark.jobs;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentPlan;

/** The gates before the heavy stages of the graph: open in bounded runs, governed in a service. */
public interface Gates {

  /**
   * Lets the segments of plans go, on lanes.
   *
   * @param uid of the gate
   */
  DataStream<SegmentDescriptor> release(DataStream<SegmentPlan> plans, String uid, String name);

  /** Results of embedding behind the gate of that uid; those of segments held back are added. */
  DataStream<SegmentOutput> outputs(DataStream<SegmentOutput> outputs, String uid);

  /** Results of reading behind the gate of that uid; those of segments held back are added. */
  DataStream<SegmentEvidence> evidence(DataStream<SegmentEvidence> evidence, String uid);
}

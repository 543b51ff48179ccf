package org.veilmark.operators.release;

import java.io.Serializable;
import java.util.List;
import org.veilmark.schema.SegmentDescriptor;

/** Decides which planned segments may go, and on which lane. */
interface ReleasePolicy extends Serializable {

  /**
   * Lets segments go.
   *
   * @param planned segments of one job, in order
   * @param lanes to choose from
   * @param loads of the lanes; updated
   * @return the segments that go now, in the order in which they go, each with its lane
   */
  List<SegmentDescriptor> release(List<SegmentDescriptor> planned, Lanes lanes, LaneLoads loads);
}

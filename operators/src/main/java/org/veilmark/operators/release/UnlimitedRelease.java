package org.veilmark.operators.release;

import java.util.ArrayList;
import java.util.List;
import org.veilmark.schema.SegmentDescriptor;

/** Everything goes at once, each segment on the lane that was given the least work so far. */
final class UnlimitedRelease implements ReleasePolicy {
  private static final long serialVersionUID = 1L;

  @Override
  public List<SegmentDescriptor> release(
      List<SegmentDescriptor> planned, Lanes lanes, LaneLoads loads) {
    List<SegmentDescriptor> released = new ArrayList<>(planned.size());
    for (SegmentDescriptor segment : planned) {
      int lane = loads.least();
      loads.add(lane, segment.getWorkPixels());
      released.add(SegmentDescriptor.newBuilder(segment).setLane(lanes.partitionKey(lane)).build());
    }
    return released;
  }
}

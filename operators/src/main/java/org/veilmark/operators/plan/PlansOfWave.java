package org.veilmark.operators.plan;

import org.apache.flink.api.common.functions.FilterFunction;
import org.veilmark.schema.SegmentPlan;
import org.veilmark.schema.Wave;

/** Sends plans of extractions to the stage that they are for. */
public final class PlansOfWave implements FilterFunction<SegmentPlan> {
  private static final long serialVersionUID = 1L;

  private final Wave wave;

  /** Lets through plans of {@code wave}. */
  public PlansOfWave(Wave wave) {
    this.wave = wave;
  }

  @Override
  public boolean filter(SegmentPlan plan) {
    return plan.getManifest().getWave() == wave;
  }
}

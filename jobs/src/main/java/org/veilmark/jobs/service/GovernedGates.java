package org.veilmark.jobs.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.veilmark.jobs.Gates;
import org.veilmark.operators.intake.CreditsOfGate;
import org.veilmark.operators.intake.JobEvent;
import org.veilmark.operators.release.CancelledEvidence;
import org.veilmark.operators.release.CancelledOutput;
import org.veilmark.operators.release.CreditOfEvidence;
import org.veilmark.operators.release.CreditOfOutput;
import org.veilmark.operators.release.GateOptions;
import org.veilmark.operators.release.ReleaseFairly;
import org.veilmark.schema.GateSignal;
import org.veilmark.schema.ProgressReport;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentPlan;

/** Gates that share their stages out and are told what came back. */
final class GovernedGates implements Gates {
  /** All plans and signals of a gate have this key, because it shares out all lanes. */
  private static final String ONE_GATE = "gate";

  private final DataStream<GateSignal> signals;
  private final DataStream<JobEvent> creditsIn;
  private final GateOptions options;
  private final Map<String, SingleOutputStreamOperator<SegmentDescriptor>> gates = new HashMap<>();
  private final List<DataStream<GateSignal>> creditsOut = new ArrayList<>();

  /**
   * Gates of these options.
   *
   * @param signals about jobs and queues
   * @param creditsIn what came back, of all gates
   */
  GovernedGates(
      DataStream<GateSignal> signals, DataStream<JobEvent> creditsIn, GateOptions options) {
    this.signals = signals;
    this.creditsIn = creditsIn;
    this.options = options;
  }

  @Override
  public DataStream<SegmentDescriptor> release(
      DataStream<SegmentPlan> plans, String uid, String name) {
    DataStream<GateSignal> credits =
        creditsIn
            .flatMap(new CreditsOfGate(uid))
            .uid(ServiceUids.creditsTo(uid))
            .name("Credits: " + name);
    SingleOutputStreamOperator<SegmentDescriptor> gate =
        plans
            .keyBy(plan -> ONE_GATE, Types.STRING)
            .connect(signals.union(credits).keyBy(signal -> ONE_GATE, Types.STRING))
            .process(new ReleaseFairly(uid, options))
            .uid(uid)
            .name(name);
    gates.put(uid, gate);
    return gate;
  }

  @Override
  public DataStream<SegmentOutput> outputs(DataStream<SegmentOutput> outputs, String uid) {
    creditsOut.add(
        outputs.map(new CreditOfOutput(uid)).uid(ServiceUids.creditsFrom(uid)).name("Credits"));
    return outputs.union(
        cancelled(uid)
            .map(new CancelledOutput())
            .uid(ServiceUids.cancelledAt(uid))
            .name("Cancelled segments"));
  }

  @Override
  public DataStream<SegmentEvidence> evidence(DataStream<SegmentEvidence> evidence, String uid) {
    creditsOut.add(
        evidence.map(new CreditOfEvidence(uid)).uid(ServiceUids.creditsFrom(uid)).name("Credits"));
    return evidence.union(
        cancelled(uid)
            .map(new CancelledEvidence())
            .uid(ServiceUids.cancelledAt(uid))
            .name("Cancelled segments"));
  }

  private DataStream<SegmentDescriptor> cancelled(String uid) {
    SingleOutputStreamOperator<SegmentDescriptor> gate = gates.get(uid);
    if (gate == null) {
      throw new IllegalStateException("nothing goes through a gate " + uid);
    }
    return gate.getSideOutput(ReleaseFairly.CANCELLED);
  }

  /** What the gates are to be told, once all of them are wired. */
  DataStream<GateSignal> credits(DataStream<GateSignal> others) {
    return creditsOut.stream().reduce(others, DataStream::union);
  }

  /** How far jobs are, once all gates are wired. */
  DataStream<ProgressReport> progress() {
    return gates.values().stream()
        .<DataStream<ProgressReport>>map(gate -> gate.getSideOutput(ReleaseFairly.PROGRESS))
        .reduce(DataStream::union)
        .orElseThrow();
  }
}

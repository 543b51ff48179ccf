package org.veilmark.operators.testing;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/**
 * Runs an operator on Flink's test harness, straight through or with a snapshot, a close and a
 * restore into a new operator between every two steps. The only place that knows the harness.
 *
 * @param <H> harness of the operator
 * @param <O> its output
 */
public final class HarnessRuns<H extends AbstractStreamOperatorTestHarness<O>, O> {
  private final NewHarness<H> newHarness;
  private final TypeInformation<O> outputType;

  /** Runs of the operator in the harnesses that {@code newHarness} makes. */
  public HarnessRuns(NewHarness<H> newHarness, Class<O> outputType) {
    this.newHarness = newHarness;
    this.outputType = TypeInformation.of(outputType);
  }

  /** Makes a harness around a new operator. */
  @FunctionalInterface
  public interface NewHarness<H> {
    H make() throws Exception;
  }

  /** Something done to the operator: a record, time that passes, a question to its state. */
  @FunctionalInterface
  public interface Step<H> {
    void apply(H harness) throws Exception;
  }

  /** Applies all steps to one operator and gives its output. */
  @SuppressWarnings("try")
  public List<O> straight(List<Step<H>> steps) throws Exception {
    try (H harness = newHarness.make()) {
      harness.setup(serializer(harness));
      harness.open();
      for (Step<H> step : steps) {
        step.apply(harness);
      }
      return harness.extractOutputValues();
    }
  }

  /** Applies each step to an operator of its own, restored from the one before. */
  @SuppressWarnings("try")
  public List<O> restoringBetween(List<Step<H>> steps) throws Exception {
    List<O> output = new ArrayList<>();
    OperatorSubtaskState state = null;
    long processingTime = 0;
    for (int i = 0; i < steps.size(); i++) {
      try (H harness = newHarness.make()) {
        harness.setup(serializer(harness));
        harness.setProcessingTime(processingTime);
        if (state != null) {
          harness.initializeState(state);
        }
        harness.open();
        steps.get(i).apply(harness);
        output.addAll(harness.extractOutputValues());
        processingTime = harness.getProcessingTime();
        state = harness.snapshot(i, i);
      }
    }
    return output;
  }

  private TypeSerializer<O> serializer(H harness) {
    return outputType.createSerializer(harness.getExecutionConfig().getSerializerConfig());
  }
}

package org.veilmark.operators.intake;

import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.util.Collector;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.GateSignal;

/**
 * Lets the credits of one gate through.
 *
 * @param gate its name in signals
 */
public record CreditsOfGate(String gate)
    implements FlatMapFunction<JobEvent, GateSignal>, ResultTypeQueryable<GateSignal> {
  private static final long serialVersionUID = 1L;

  @Override
  public void flatMap(JobEvent event, Collector<GateSignal> out) {
    if (event.isCreditOf(gate) && event.signal() != null) {
      out.collect(event.signal());
    }
  }

  @Override
  public TypeInformation<GateSignal> getProducedType() {
    return new RecordType<>(GateSignal.class);
  }
}

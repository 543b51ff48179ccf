package org.veilmark.operators.intake;

import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.veilmark.schema.ControlCommand;
import org.veilmark.schema.ControlMessage;
import org.veilmark.schema.GateSignal;
import org.veilmark.schema.GateSignalKind;
import org.veilmark.schema.JobRequest;

/**
 * Something that the service is told, in one type so that what concerns one job stays in one stream
 * and in order. Exactly one of the parts is there.
 *
 * @param request a new job
 * @param command an order about a job or a queue
 * @param signal what came back from further down
 */
public record JobEvent(
    @Nullable JobRequest request, @Nullable ControlMessage command, @Nullable GateSignal signal) {

  /** The event of a request. */
  public static JobEvent of(JobRequest request) {
    return new JobEvent(request, null, null);
  }

  /** The event of a command. */
  public static JobEvent of(ControlMessage command) {
    return new JobEvent(null, command, null);
  }

  /** The event of a signal. */
  public static JobEvent of(GateSignal signal) {
    return new JobEvent(null, null, signal);
  }

  static JobEvent ofRecord(SpecificRecordBase decoded) {
    if (decoded instanceof JobRequest request) {
      return of(request);
    }
    if (decoded instanceof ControlMessage command) {
      return of(command);
    }
    if (decoded instanceof GateSignal signal) {
      return of(signal);
    }
    throw new IllegalArgumentException("no event: " + decoded.getClass().getSimpleName());
  }

  /** Whether it concerns one job as a whole. */
  public boolean isOfJob() {
    return request != null
        || (command != null && command.getCommand() == ControlCommand.CANCEL_JOB)
        || (signal != null
            && (signal.getKind() == GateSignalKind.JOB_DONE
                || signal.getKind() == GateSignalKind.JOB_CANCELLED));
  }

  /** Whether it is an order about a queue. */
  public boolean isOfQueue() {
    return command != null && command.getCommand() != ControlCommand.CANCEL_JOB;
  }

  /** Whether a segment came back to this gate. */
  public boolean isCreditOf(String gate) {
    return signal != null
        && signal.getKind() == GateSignalKind.SEGMENT_DONE
        && signal.getGate().equals(gate);
  }

  /**
   * The job that it concerns.
   *
   * @throws IllegalStateException if it is not {@link #isOfJob}
   */
  public String jobId() {
    if (request != null) {
      return request.getJobId();
    }
    if (command != null && command.getJobId() != null) {
      return command.getJobId();
    }
    if (signal != null) {
      return signal.getJobId();
    }
    throw new IllegalStateException("concerns no job");
  }
}

package org.veilmark.operators.admit;

import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.veilmark.operators.intake.JobEvent;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.ControlMessage;
import org.veilmark.schema.GateSignal;
import org.veilmark.schema.GateSignalKind;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.QueueState;

/**
 * Holds admitted requests until their queue may start another job, so that what waits costs a
 * request each and nothing else. All events have one key, because queues share the service.
 *
 * <p>Recovery: what waits, runs and is paused is in keyed state; the {@link QueueBook} is made from
 * it at the first event. A job's end may be told again, or early by work that a recovery does once
 * more. The first time counts; a job that waits again after the recovery is not over whatever is
 * told, because it is still to be done.
 */
public final class StartJobs extends KeyedProcessFunction<String, JobEvent, JobRequest>
    implements ResultTypeQueryable<JobRequest> {
  private static final long serialVersionUID = 1L;

  /** Records of jobs that wait, start, or are cancelled while they wait. */
  public static final OutputTag<JobRecord> RECORDS =
      new OutputTag<>("records-of-waiting", new RecordType<>(JobRecord.class));

  /** What the gates are to know of running jobs and of queues. */
  public static final OutputTag<GateSignal> SIGNALS =
      new OutputTag<>("signals-to-gates", new RecordType<>(GateSignal.class));

  private final QueueLimits limits;

  private transient MapState<String, QueueState> queues;
  private transient MapState<String, JobRequest> waiting;
  private transient MapState<String, String> places;
  private transient @Nullable QueueBook book;

  /** A function of these limits. */
  public StartJobs(QueueLimits limits) {
    this.limits = limits;
  }

  @Override
  public void open(OpenContext context) {
    RuntimeContext runtime = getRuntimeContext();
    queues =
        runtime.getMapState(
            new MapStateDescriptor<>("queues", Types.STRING, new RecordType<>(QueueState.class)));
    waiting =
        runtime.getMapState(
            new MapStateDescriptor<>(
                "waiting-by-place", Types.STRING, new RecordType<>(JobRequest.class)));
    places =
        runtime.getMapState(new MapStateDescriptor<>("place-by-job", Types.STRING, Types.STRING));
  }

  @Override
  public void processElement(JobEvent event, Context context, Collector<JobRequest> out)
      throws Exception {
    QueueBook known = book();
    if (event.request() != null) {
      enter(known, event.request(), context, out);
    } else if (event.command() != null) {
      command(known, event.command(), context, out);
    } else if (event.signal() != null) {
      if (event.signal().getKind() == GateSignalKind.JOB_CANCELLED) {
        cancel(known, event.signal(), context);
      } else {
        end(known, event.jobId());
      }
      start(known, context, out);
    }
    save(known);
  }

  private QueueBook book() throws Exception {
    if (book == null) {
      book = new QueueBook(limits);
      for (QueueState queue : queues.values()) {
        book.restore(queue);
      }
    }
    return book;
  }

  private void save(QueueBook known) throws Exception {
    for (var change : known.drainChanges().entrySet()) {
      Optional<QueueState> state = change.getValue();
      if (state.isPresent()) {
        queues.put(change.getKey(), state.get());
      } else {
        queues.remove(change.getKey());
      }
    }
  }

  private void enter(
      QueueBook known, JobRequest request, Context context, Collector<JobRequest> out)
      throws Exception {
    String place = known.enter(request.getQueue(), request.getPriority()).text();
    waiting.put(place, request);
    places.put(request.getJobId(), place);
    start(known, context, out);
    if (waiting.contains(place)) {
      recordWaiting(known, request, context);
    }
  }

  private static void recordWaiting(QueueBook known, JobRequest request, Context context) {
    boolean paused = known.isPaused(request.getQueue());
    context.output(RECORDS, WaitingRecords.waiting(request, paused));
  }

  private void start(QueueBook known, Context context, Collector<JobRequest> out) throws Exception {
    Optional<Place> turn = known.next();
    while (turn.isPresent()) {
      Place place = turn.get();
      JobRequest request = waiting.get(place.text());
      if (request == null) {
        known.skip(place);
      } else {
        known.start(place);
        waiting.remove(place.text());
        long nowMillis = context.timerService().currentProcessingTime();
        context.output(RECORDS, WaitingRecords.running(request, nowMillis));
        out.collect(request);
      }
      turn = known.next();
    }
  }

  private void cancel(QueueBook known, GateSignal signal, Context context) throws Exception {
    String place = places.get(signal.getJobId());
    if (place == null) {
      return;
    }
    JobRequest request = waiting.get(place);
    if (request == null) {
      context.output(SIGNALS, signal);
    } else {
      waiting.remove(place);
      places.remove(signal.getJobId());
      known.leave(Place.of(place));
      long nowMillis = context.timerService().currentProcessingTime();
      context.output(RECORDS, WaitingRecords.cancelled(request, nowMillis));
    }
  }

  private void end(QueueBook known, String jobId) throws Exception {
    String place = places.get(jobId);
    if (place != null && !waiting.contains(place)) {
      places.remove(jobId);
      known.finish(Place.of(place));
    }
  }

  private void command(
      QueueBook known, ControlMessage command, Context context, Collector<JobRequest> out)
      throws Exception {
    String queue = Objects.requireNonNull(command.getQueue(), "checked when it was decoded");
    switch (command.getCommand()) {
      case PAUSE_QUEUE -> {
        if (known.pause(queue)) {
          signal(GateSignalKind.QUEUE_PAUSED, queue, context);
          recordAllWaiting(known, queue, context);
        }
      }
      case RESUME_QUEUE -> {
        if (known.resume(queue)) {
          signal(GateSignalKind.QUEUE_RESUMED, queue, context);
          start(known, context, out);
          recordAllWaiting(known, queue, context);
        }
      }
      case SET_CONCURRENCY -> {
        known.setConcurrency(queue, Objects.requireNonNull(command.getConcurrency()));
        start(known, context, out);
      }
      case CANCEL_JOB, UNKNOWN ->
          throw new IllegalArgumentException("no command about a queue: " + command);
    }
  }

  private void recordAllWaiting(QueueBook known, String queue, Context context) throws Exception {
    for (Place place : known.places(queue)) {
      JobRequest request = waiting.get(place.text());
      if (request != null) {
        recordWaiting(known, request, context);
      }
    }
  }

  private static void signal(GateSignalKind kind, String queue, Context context) {
    context.output(SIGNALS, GateSignal.newBuilder().setKind(kind).setQueue(queue).build());
  }

  @Override
  public TypeInformation<JobRequest> getProducedType() {
    return new RecordType<>(JobRequest.class);
  }
}

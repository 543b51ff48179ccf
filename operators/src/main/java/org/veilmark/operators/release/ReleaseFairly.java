package org.veilmark.operators.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.GateJob;
import org.veilmark.schema.GateSignal;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.ProgressReport;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentInFlight;
import org.veilmark.schema.SegmentPlan;

/**
 * The gate before a heavy stage of the service: keeps segments until a lane has room, lets them go
 * by {@link FairShare}, and learns from signals that they are back, that a job is cancelled or that
 * a queue is paused. All plans and signals of a gate have one key, so that it sees all lanes; the
 * stage behind must have the gate's parallelism.
 *
 * <p>Recovery: what waits and what is in flight is in keyed state, from which the rest is made at
 * the first event. A credit that comes again, or from work that a recovery does once more, finds
 * nothing in flight or frees a lane early: the lane then has one segment more at hand, never a
 * segment twice. After a restore at another parallelism, segments in flight count against the lanes
 * that there are.
 */
public final class ReleaseFairly
    extends KeyedCoProcessFunction<String, SegmentPlan, GateSignal, SegmentDescriptor>
    implements ResultTypeQueryable<SegmentDescriptor> {
  private static final long serialVersionUID = 1L;

  /** Segments of cancelled jobs, to be answered for without work. */
  public static final OutputTag<SegmentDescriptor> CANCELLED =
      new OutputTag<>("cancelled-segments", new RecordType<>(SegmentDescriptor.class));

  /** How far jobs are, at most once a second each. */
  public static final OutputTag<ProgressReport> PROGRESS =
      new OutputTag<>("progress", new RecordType<>(ProgressReport.class));

  private static final long REPORT_MILLIS = 1000;
  private static final long SWEEP_MILLIS = 10 * 60 * 1000;

  private final String gate;
  private final GateOptions options;

  private transient Lanes lanes;
  private transient MapState<String, GateJob> jobs;
  private transient MapState<String, SegmentDescriptor> waiting;
  private transient MapState<String, SegmentInFlight> inFlight;
  private transient MapState<String, Long> flowTurns;
  private transient MapState<String, Boolean> pausedQueues;
  private transient MapState<String, Long> cancelledUntilMillis;
  private transient ValueState<Long> arrivals;
  private transient ValueState<Long> sweepAtMillis;
  private transient @Nullable FairShare share;
  private transient LaneWindow window;

  /** A function of these options; {@code gate} is its name in signals. */
  public ReleaseFairly(String gate, GateOptions options) {
    this.gate = gate;
    this.options = options;
  }

  @Override
  public void open(OpenContext context) {
    RuntimeContext runtime = getRuntimeContext();
    TaskInfo task = runtime.getTaskInfo();
    lanes = new Lanes(task.getNumberOfParallelSubtasks(), task.getMaxNumberOfParallelSubtasks());
    jobs = mapState("jobs", new RecordType<>(GateJob.class));
    waiting = mapState("waiting-segments", new RecordType<>(SegmentDescriptor.class));
    inFlight = mapState("segments-in-flight", new RecordType<>(SegmentInFlight.class));
    flowTurns = mapState("flow-turns", Types.LONG);
    pausedQueues = mapState("paused-queues", Types.BOOLEAN);
    cancelledUntilMillis = mapState("cancelled-until", Types.LONG);
    arrivals = runtime.getState(new ValueStateDescriptor<>("arrivals", Types.LONG));
    sweepAtMillis = runtime.getState(new ValueStateDescriptor<>("sweep-at", Types.LONG));
  }

  private <T> MapState<String, T> mapState(String name, TypeInformation<T> type) {
    return getRuntimeContext().getMapState(new MapStateDescriptor<>(name, Types.STRING, type));
  }

  @Override
  public void processElement1(SegmentPlan plan, Context context, Collector<SegmentDescriptor> out)
      throws Exception {
    FairShare known = share();
    List<SegmentDescriptor> segments = plan.getSegments();
    String jobId = plan.getManifest().getJobId();
    if (segments.isEmpty() || jobs.contains(jobId)) {
      return;
    }
    if (cancelledUntilMillis.contains(jobId)) {
      segments.forEach(segment -> context.output(CANCELLED, segment));
      return;
    }
    GateJob job = arrived(plan, context);
    for (int i = 0; i < segments.size(); i++) {
      waiting.put(name(jobId, i), segments.get(i));
    }
    known.add(job);
    save(known, job);
    release(known, context, out);
  }

  private GateJob arrived(SegmentPlan plan, Context context) throws Exception {
    Long known = arrivals.value();
    long arrival = known == null ? 0 : known;
    arrivals.update(arrival + 1);
    JobRequest request = plan.getManifest().getRequest();
    return GateJob.newBuilder()
        .setJobId(plan.getManifest().getJobId())
        .setQueue(request.getQueue())
        .setPriority(request.getPriority())
        .setArrival(arrival)
        .setSegments(plan.getSegments().size())
        .setWaiting(plan.getSegments().size())
        .setWorkPixels(
            plan.getSegments().stream().mapToLong(SegmentDescriptor::getWorkPixels).sum())
        .setReportedAtMillis(context.timerService().currentProcessingTime())
        .build();
  }

  @Override
  public void processElement2(GateSignal signal, Context context, Collector<SegmentDescriptor> out)
      throws Exception {
    FairShare known = share();
    switch (signal.getKind()) {
      case SEGMENT_DONE -> credit(known, signal, context);
      case JOB_CANCELLED -> cancel(known, signal.getJobId(), context);
      case QUEUE_PAUSED -> {
        pausedQueues.put(signal.getQueue(), true);
        known.pause(signal.getQueue());
      }
      case QUEUE_RESUMED -> {
        pausedQueues.remove(signal.getQueue());
        known.resume(signal.getQueue());
        for (GateJob job : known.jobs()) {
          saveFlow(known, job);
        }
      }
      case JOB_DONE, UNKNOWN -> {
        // Nothing to do with a gate.
      }
    }
    release(known, context, out);
  }

  private FairShare share() throws Exception {
    if (share == null) {
      FairShare known = new FairShare();
      for (String queue : pausedQueues.keys()) {
        known.pause(queue);
      }
      for (GateJob job : jobs.values()) {
        if (job.getWaiting() > 0) {
          Long turn = flowTurns.get(flowOf(job));
          known.restore(GateJob.newBuilder(job).build(), turn == null ? 0 : turn);
        }
      }
      window = new LaneWindow(lanes.count(), options.segmentsPerLane());
      for (SegmentInFlight segment : inFlight.values()) {
        window.occupy(segment.getLane(), segment.getWorkPixels());
      }
      share = known;
    }
    return share;
  }

  private void release(FairShare known, Context context, Collector<SegmentDescriptor> out)
      throws Exception {
    OptionalInt lane = window.free();
    Optional<GateJob> turn = known.next();
    while (lane.isPresent() && turn.isPresent()) {
      GateJob job = turn.get();
      String place = name(job.getJobId(), job.getSegments() - job.getWaiting());
      SegmentDescriptor segment = waiting.get(place);
      waiting.remove(place);
      long nowMillis = context.timerService().currentProcessingTime();
      inFlight.put(
          name(job.getJobId(), segment.getSegmentIndex()),
          new SegmentInFlight(lane.getAsInt(), segment.getWorkPixels(), nowMillis));
      window.occupy(lane.getAsInt(), segment.getWorkPixels());
      known.serve(job, segment.getWorkPixels());
      save(known, job);
      out.collect(
          SegmentDescriptor.newBuilder(segment)
              .setLane(lanes.partitionKey(lane.getAsInt()))
              .build());
      sweepLater(nowMillis, context);
      lane = window.free();
      turn = known.next();
    }
  }

  /** Writes a job that waits, or all of whose segments went, and the turn of its flow. */
  private void save(FairShare known, GateJob job) throws Exception {
    jobs.put(job.getJobId(), GateJob.newBuilder(job).build());
    saveFlow(known, job);
  }

  private void saveFlow(FairShare known, GateJob job) throws Exception {
    OptionalLong turn = known.turnOf(job);
    if (turn.isPresent()) {
      flowTurns.put(flowOf(job), turn.getAsLong());
    } else {
      flowTurns.remove(flowOf(job));
    }
  }

  private void credit(FairShare known, GateSignal signal, Context context) throws Exception {
    String name = name(signal.getJobId(), signal.getSegmentIndex());
    SegmentInFlight segment = inFlight.get(name);
    if (segment == null) {
      return;
    }
    inFlight.remove(name);
    isBack(known, signal.getJobId(), segment, context);
  }

  private void isBack(FairShare known, String jobId, SegmentInFlight segment, Context context)
      throws Exception {
    window.vacate(segment.getLane(), segment.getWorkPixels());
    GateJob job = current(known, jobId);
    if (job == null) {
      return;
    }
    job.setDone(job.getDone() + 1);
    job.setWorkPixelsDone(job.getWorkPixelsDone() + segment.getWorkPixels());
    report(job, context);
    if (job.getDone() == job.getSegments()) {
      jobs.remove(jobId);
    } else {
      jobs.put(jobId, GateJob.newBuilder(job).build());
    }
  }

  /** The job as the share has it if it still waits there, else as state has it. */
  private @Nullable GateJob current(FairShare known, String jobId) throws Exception {
    Optional<GateJob> waits = known.find(jobId);
    if (waits.isPresent()) {
      return waits.get();
    }
    GateJob gone = jobs.get(jobId);
    return gone == null ? null : GateJob.newBuilder(gone).build();
  }

  private void report(GateJob job, Context context) {
    long nowMillis = context.timerService().currentProcessingTime();
    if (nowMillis - job.getReportedAtMillis() >= REPORT_MILLIS) {
      job.setReportedAtMillis(nowMillis);
      context.output(
          PROGRESS,
          ProgressReport.newBuilder()
              .setJobId(job.getJobId())
              .setGate(gate)
              .setSegmentsDone(job.getDone())
              .setSegments(job.getSegments())
              .setWorkPixelsDone(job.getWorkPixelsDone())
              .setWorkPixels(job.getWorkPixels())
              .setReportedAtMillis(nowMillis)
              .build());
    }
  }

  private void cancel(FairShare known, String jobId, Context context) throws Exception {
    long nowMillis = context.timerService().currentProcessingTime();
    cancelledUntilMillis.put(jobId, nowMillis + options.remembersCancelled().toMillis());
    sweepLater(nowMillis, context);
    GateJob job = current(known, jobId);
    if (job == null || job.getWaiting() == 0) {
      return;
    }
    for (int i = job.getSegments() - job.getWaiting(); i < job.getSegments(); i++) {
      context.output(CANCELLED, waiting.get(name(jobId, i)));
      waiting.remove(name(jobId, i));
    }
    job.setSegments(job.getSegments() - job.getWaiting());
    job.setWaiting(0);
    known.remove(job);
    save(known, job);
    if (job.getDone() == job.getSegments()) {
      jobs.remove(jobId);
    }
  }

  private void sweepLater(long nowMillis, Context context) throws Exception {
    if (sweepAtMillis.value() == null) {
      sweepAtMillis.update(nowMillis + SWEEP_MILLIS);
      context.timerService().registerProcessingTimeTimer(nowMillis + SWEEP_MILLIS);
    }
  }

  /** Forgets what came to nothing: marks of cancelled jobs, and segments whose credit was lost. */
  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<SegmentDescriptor> out)
      throws Exception {
    FairShare known = share();
    sweepAtMillis.clear();
    for (String jobId : expired(cancelledUntilMillis, until -> until <= timestamp)) {
      cancelledUntilMillis.remove(jobId);
    }
    long lostBeforeMillis = timestamp - options.segmentLost().toMillis();
    for (String name : expired(inFlight, one -> one.getReleasedAtMillis() <= lostBeforeMillis)) {
      SegmentInFlight segment = inFlight.get(name);
      inFlight.remove(name);
      isBack(known, jobOf(name), segment, context);
    }
    if (!cancelledUntilMillis.isEmpty() || !inFlight.isEmpty()) {
      sweepLater(timestamp, context);
    }
    release(known, context, out);
  }

  /** Not removed by the iterator, which would leave an empty map behind on the heap. */
  private static <T> List<String> expired(MapState<String, T> state, Predicate<T> isExpired)
      throws Exception {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, T> entry : state.entries()) {
      if (isExpired.test(entry.getValue())) {
        names.add(entry.getKey());
      }
    }
    return names;
  }

  private static String flowOf(GateJob job) {
    return job.getPriority() + "/" + job.getQueue();
  }

  private static String jobOf(String name) {
    return name.substring(0, name.lastIndexOf('/'));
  }

  private static String name(String jobId, int number) {
    return jobId + "/" + number;
  }

  @Override
  public TypeInformation<SegmentDescriptor> getProducedType() {
    return new RecordType<>(SegmentDescriptor.class);
  }
}

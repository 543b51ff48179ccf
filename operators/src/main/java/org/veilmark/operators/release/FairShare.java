package org.veilmark.operators.release;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.veilmark.schema.GateJob;

/**
 * Whose segment goes next: of jobs with waiting segments whose queue is not paused, the highest
 * priority; within a priority the queue that had the least work so far, and within a queue the job
 * that had the least. Start-time fair queueing (Goyal, Vin and Cheng 1996) with two levels: work is
 * a virtual time, and who joins or comes back begins at the least of the others, so that nobody
 * saves up turns.
 *
 * <p>A job's virtual time is its {@link GateJob#getTurn()}. Jobs are those of the caller and are
 * changed in place.
 */
final class FairShare {
  private final Map<Flow, Long> turns = new TreeMap<>();
  private final Map<String, GateJob> jobs = new TreeMap<>();
  private final Set<String> paused = new HashSet<>();

  /** Jobs of one priority in one queue. */
  record Flow(int priority, String queue) implements Comparable<Flow> {
    private static final Comparator<Flow> ORDER =
        Comparator.comparingInt(Flow::priority).thenComparing(Flow::queue);

    static Flow of(GateJob job) {
      return new Flow(job.getPriority(), job.getQueue());
    }

    @Override
    public int compareTo(Flow other) {
      return ORDER.compare(this, other);
    }
  }

  /** A job with waiting segments joins. */
  void add(GateJob job) {
    Flow flow = Flow.of(job);
    job.setTurn(
        jobs.values().stream()
            .filter(other -> Flow.of(other).equals(flow))
            .mapToLong(GateJob::getTurn)
            .min()
            .orElse(0));
    turns.computeIfAbsent(flow, unused -> leastTurn(flow));
    jobs.put(job.getJobId(), job);
  }

  /** A job is put back as it was, with the virtual time that {@link #turnOf} gave for its flow. */
  void restore(GateJob job, long flowTurn) {
    turns.put(Flow.of(job), flowTurn);
    jobs.put(job.getJobId(), job);
  }

  /** The job whose segment goes next; empty if there is none that may. */
  Optional<GateJob> next() {
    return jobs.values().stream()
        .filter(job -> !paused.contains(job.getQueue()))
        .min(
            Comparator.comparingInt((GateJob job) -> -job.getPriority())
                .thenComparingLong(job -> turns.get(Flow.of(job)))
                .thenComparing(GateJob::getQueue)
                .thenComparingLong(GateJob::getTurn)
                .thenComparingLong(GateJob::getArrival));
  }

  /** A segment of a job went, which {@link #next} gave. */
  void serve(GateJob job, long workPixels) {
    turns.merge(Flow.of(job), workPixels, Long::sum);
    job.setTurn(job.getTurn() + workPixels);
    job.setWaiting(job.getWaiting() - 1);
    if (job.getWaiting() == 0) {
      remove(job);
    }
  }

  /** A job has no more segments that wait. */
  void remove(GateJob job) {
    jobs.remove(job.getJobId());
    Flow flow = Flow.of(job);
    if (jobs.values().stream().noneMatch(other -> Flow.of(other).equals(flow))) {
      turns.remove(flow);
    }
  }

  /** Nothing of that queue goes. */
  void pause(String queue) {
    paused.add(queue);
  }

  /** That queue goes on, and does not make up for what it missed. */
  void resume(String queue) {
    if (paused.remove(queue)) {
      turns.replaceAll(
          (flow, turn) -> flow.queue().equals(queue) ? Math.max(turn, leastTurn(flow)) : turn);
    }
  }

  /** Virtual time of the flow of a job, to be kept for {@link #restore}; empty if none waits. */
  OptionalLong turnOf(GateJob job) {
    Long turn = turns.get(Flow.of(job));
    return turn == null ? OptionalLong.empty() : OptionalLong.of(turn);
  }

  /** The job of that id, if it has waiting segments. */
  Optional<GateJob> find(String jobId) {
    return Optional.ofNullable(jobs.get(jobId));
  }

  /** Jobs with waiting segments. */
  Collection<GateJob> jobs() {
    return jobs.values();
  }

  /** Priorities of queues with waiting segments. */
  int flows() {
    return turns.size();
  }

  /** The least of the other flows of that priority that go; 0 if there is none. */
  private long leastTurn(Flow flow) {
    return turns.entrySet().stream()
        .filter(entry -> entry.getKey().priority() == flow.priority())
        .filter(entry -> !entry.getKey().queue().equals(flow.queue()))
        .filter(entry -> !paused.contains(entry.getKey().queue()))
        .mapToLong(Map.Entry::getValue)
        .min()
        .orElse(0);
  }
}

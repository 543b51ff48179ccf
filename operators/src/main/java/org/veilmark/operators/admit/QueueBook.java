package org.veilmark.operators.admit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.veilmark.schema.QueueState;
import org.veilmark.schema.WaitingLine;

/**
 * Who may start: of all queues that are active and run fewer jobs than they may, the job of the
 * highest priority; within a priority the queue that runs the fewest jobs, and of several the one
 * that has not started one for longest; within a queue the job that waited longest.
 *
 * <p>Knows queues, not jobs: its size does not depend on how many wait. Jobs that were cancelled
 * while they waited leave gaps in the numbers of a line, which whoever asks finds out and reports
 * by {@link #skip}.
 */
final class QueueBook {
  private static final int PRIORITIES = RequestRules.MAX_PRIORITY + 1;

  private final QueueLimits limits;
  private final Map<String, QueueState> queues = new TreeMap<>();
  private final TreeSet<String> changed = new TreeSet<>();
  private final int[] running = new int[PRIORITIES];
  private long starts;

  QueueBook(QueueLimits limits) {
    this.limits = limits;
  }

  /** Puts back a queue as {@link #drainChanges} gave it. */
  void restore(QueueState state) {
    queues.put(state.getName(), QueueState.newBuilder(state).build());
    for (int priority = 0; priority < PRIORITIES; priority++) {
      running[priority] += state.getLines().get(priority).getRunning();
    }
    starts = Math.max(starts, state.getLastStart());
  }

  /** Lines a job up. */
  Place enter(String queue, int priority) {
    WaitingLine line = line(queue, priority);
    long number = line.getNext();
    line.setNext(number + 1);
    line.setWaiting(line.getWaiting() + 1);
    return new Place(queue, priority, number);
  }

  /** The place whose turn it is; the job there may be gone. */
  Optional<Place> next() {
    for (int priority = PRIORITIES - 1; priority >= 0; priority--) {
      int wanted = priority;
      if (running[wanted] < limits.runningOfPriority()) {
        Optional<Place> place =
            queues.values().stream()
                .filter(queue -> mayStart(queue, wanted))
                .min(
                    Comparator.comparingInt(QueueBook::running)
                        .thenComparingLong(QueueState::getLastStart))
                .map(queue -> front(queue, wanted));
        if (place.isPresent()) {
          return place;
        }
      }
    }
    return Optional.empty();
  }

  private boolean mayStart(QueueState queue, int priority) {
    return !queue.getPaused()
        && queue.getLines().get(priority).getWaiting() > 0
        && running(queue) < concurrency(queue);
  }

  private static Place front(QueueState queue, int priority) {
    return new Place(queue.getName(), priority, queue.getLines().get(priority).getFirst());
  }

  private int concurrency(QueueState queue) {
    Integer own = queue.getConcurrency();
    return own == null ? limits.concurrency() : own;
  }

  private static int running(QueueState queue) {
    return queue.getLines().stream().mapToInt(WaitingLine::getRunning).sum();
  }

  /** The job at {@code place}, which {@link #next} gave, starts. */
  void start(Place place) {
    skip(place);
    WaitingLine line = line(place.queue(), place.priority());
    line.setRunning(line.getRunning() + 1);
    running[place.priority()]++;
    starts++;
    queues.get(place.queue()).setLastStart(starts);
    leave(place);
  }

  /** Nobody is at {@code place}, which {@link #next} gave. */
  void skip(Place place) {
    WaitingLine line = line(place.queue(), place.priority());
    if (line.getFirst() != place.number()) {
      throw new IllegalStateException(place + " is not the front, which is " + line.getFirst());
    }
    line.setFirst(place.number() + 1);
  }

  /** The job at {@code place} waits no more. */
  void leave(Place place) {
    WaitingLine line = line(place.queue(), place.priority());
    line.setWaiting(line.getWaiting() - 1);
    if (line.getWaiting() == 0) {
      line.setFirst(line.getNext());
    }
  }

  /** The job that started from {@code place} is over. */
  void finish(Place place) {
    WaitingLine line = line(place.queue(), place.priority());
    line.setRunning(line.getRunning() - 1);
    running[place.priority()]--;
  }

  /** Holds a queue; returns whether it was active. */
  boolean pause(String queue) {
    return setPaused(queue, true);
  }

  /** Lets a queue go on; returns whether it was paused. */
  boolean resume(String queue) {
    return setPaused(queue, false);
  }

  private boolean setPaused(String queue, boolean paused) {
    QueueState state = queue(queue);
    boolean changes = state.getPaused() != paused;
    state.setPaused(paused);
    return changes;
  }

  /** Whether no job of that queue may start. */
  boolean isPaused(String queue) {
    QueueState state = queues.get(queue);
    return state != null && state.getPaused();
  }

  /** Sets how many jobs of a queue may run at a time. */
  void setConcurrency(String queue, int concurrency) {
    queue(queue).setConcurrency(concurrency);
  }

  /** The places of a queue in which jobs wait, or waited before they were cancelled. */
  List<Place> places(String queue) {
    List<Place> places = new ArrayList<>();
    QueueState state = queues.get(queue);
    for (int priority = PRIORITIES - 1; state != null && priority >= 0; priority--) {
      WaitingLine line = state.getLines().get(priority);
      for (long number = line.getFirst(); number < line.getNext(); number++) {
        places.add(new Place(queue, priority, number));
      }
    }
    return places;
  }

  /** What is to be written to state since the last call: queues as they are, or gone. */
  Map<String, Optional<QueueState>> drainChanges() {
    Map<String, Optional<QueueState>> changes = new HashMap<>();
    for (String name : changed) {
      QueueState state = queues.get(name);
      if (state == null || isForgettable(state)) {
        queues.remove(name);
        changes.put(name, Optional.empty());
      } else {
        changes.put(name, Optional.of(QueueState.newBuilder(state).build()));
      }
    }
    changed.clear();
    return changes;
  }

  private static boolean isForgettable(QueueState state) {
    return !state.getPaused()
        && state.getConcurrency() == null
        && state.getLines().stream()
            .allMatch(line -> line.getWaiting() == 0 && line.getRunning() == 0);
  }

  /** Queues that are known. */
  int size() {
    return queues.size();
  }

  private WaitingLine line(String queue, int priority) {
    return queue(queue).getLines().get(priority);
  }

  private QueueState queue(String name) {
    changed.add(name);
    return queues.computeIfAbsent(
        name,
        unused ->
            QueueState.newBuilder()
                .setName(name)
                .setLines(
                    IntStream.range(0, PRIORITIES)
                        .mapToObj(priority -> WaitingLine.newBuilder().build())
                        .toList())
                .build());
  }
}

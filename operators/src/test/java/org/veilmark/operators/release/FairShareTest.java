package org.veilmark.operators.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.schema.GateJob;

class FairShareTest {
  private static final List<String> QUEUES = List.of("a", "b", "c");

  private final FairShare share = new FairShare();
  private int arrivals;

  private GateJob job(String jobId, String queue, int priority, int segments) {
    return GateJob.newBuilder()
        .setJobId(jobId)
        .setQueue(queue)
        .setPriority(priority)
        .setArrival(arrivals++)
        .setSegments(segments)
        .setWaiting(segments)
        .setWorkPixels(segments)
        .build();
  }

  private List<String> serve(int count, long work) {
    List<String> served = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Optional<GateJob> next = share.next();
      next.ifPresent(
          job -> {
            share.serve(job, work);
            served.add(job.getJobId());
          });
    }
    return served;
  }

  @Test
  void next_longJobAndShortOnes_takeTurns() {
    share.add(job("film", "a", 0, 1000));
    share.add(job("clip1", "a", 0, 1));
    share.add(job("clip2", "a", 0, 2));
    assertThat(serve(6, 10)).containsExactly("film", "clip1", "clip2", "film", "clip2", "film");
  }

  @Test
  void next_queueOfManyJobsAndQueueOfOne_shareHalfAndHalf() {
    for (int i = 0; i < 10; i++) {
      share.add(job("many" + i, "many", 0, 100));
    }
    share.add(job("one", "one", 0, 100));
    assertThat(serve(100, 10)).filteredOn("one"::equals).hasSize(50);
  }

  @Test
  void next_higherPriority_goesFirstWhateverTheShares() {
    share.add(job("low", "a", 0, 5));
    share.add(job("high", "a", 2, 2));
    share.add(job("middle", "b", 1, 1));
    assertThat(serve(9, 10))
        .containsExactly("high", "high", "middle", "low", "low", "low", "low", "low");
  }

  @Test
  void next_lateJob_startsEvenAndDoesNotMakeUp() {
    share.add(job("early", "a", 0, 1000));
    serve(500, 10);
    share.add(job("late", "a", 0, 1000));
    share.add(job("elsewhere", "b", 0, 1000));
    List<String> served = serve(100, 10);
    assertThat(served).filteredOn("early"::equals).hasSizeBetween(24, 26);
    assertThat(served).filteredOn("late"::equals).hasSizeBetween(24, 26);
    assertThat(served).filteredOn("elsewhere"::equals).hasSizeBetween(49, 51);
  }

  @Test
  void pause_queue_isLeftOutAndDoesNotMakeUp() {
    share.add(job("held", "a", 2, 100));
    share.add(job("other", "b", 2, 100));
    share.pause("a");
    assertThat(serve(40, 10)).containsOnly("other");
    share.resume("a");
    assertThat(serve(20, 10)).filteredOn("held"::equals).hasSizeBetween(9, 11);
  }

  /** Nothing is lost, nothing goes twice, shares are fair, nothing is left. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anySequence_keepsTheLaws(long seed) {
    Random random = new Random(seed);
    FairShare current = new FairShare();
    Set<String> paused = new HashSet<>();
    Map<String, Integer> left = new HashMap<>();
    Map<String, GateJob> known = new HashMap<>();
    int total = 0;
    int gone = 0;
    for (int step = 0; step < 4000 || !known.isEmpty(); step++) {
      if (step < 4000 && random.nextInt(8) == 0) {
        GateJob job =
            job(
                "job" + step,
                QUEUES.get(random.nextInt(QUEUES.size())),
                random.nextInt(3),
                1 + random.nextInt(12));
        current.add(job);
        known.put(job.getJobId(), job);
        left.put(job.getJobId(), job.getSegments());
        total += job.getSegments();
      }
      String queue = QUEUES.get(random.nextInt(QUEUES.size()));
      int event = random.nextInt(20);
      if (event == 0 && step < 4000) {
        paused.add(queue);
        current.pause(queue);
      } else if (event < 4 || step >= 4000) {
        paused.remove(queue);
        current.resume(queue);
      } else if (event == 4 && !known.isEmpty()) {
        GateJob cancelled = known.remove(known.keySet().stream().sorted().toList().get(0));
        gone += left.remove(cancelled.getJobId());
        current.remove(cancelled);
      } else if (event == 5) {
        current = restored(current, paused);
        known.clear();
        current.jobs().forEach(job -> known.put(job.getJobId(), job));
      }
      Optional<GateJob> next = current.next();
      assertThat(next.isPresent())
          .isEqualTo(known.values().stream().anyMatch(job -> !paused.contains(job.getQueue())));
      if (next.isPresent()) {
        GateJob job = next.get();
        assertThat(paused).doesNotContain(job.getQueue());
        assertThat(known.values())
            .noneMatch(
                other ->
                    other.getPriority() > job.getPriority() && !paused.contains(other.getQueue()));
        assertThat(job.getWaiting()).isEqualTo(left.get(job.getJobId()));
        current.serve(job, 1 + random.nextInt(100));
        gone++;
        if (left.merge(job.getJobId(), -1, Integer::sum) == 0) {
          left.remove(job.getJobId());
          known.remove(job.getJobId());
        }
        assertThat(current.find(job.getJobId()).isPresent())
            .isEqualTo(left.containsKey(job.getJobId()));
      }
    }
    assertThat(gone).isEqualTo(total);
    assertThat(current.jobs()).isEmpty();
    assertThat(current.flows()).isZero();
  }

  /** While all have work, no queue is ahead of another by more than one segment's work. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void serve_unevenSegments_sharesStayWithinOneSegment(long seed) {
    Random random = new Random(seed);
    long largest = 500;
    Map<String, Long> work = new HashMap<>();
    for (String queue : QUEUES) {
      share.add(job("x" + queue, queue, 0, 5000));
      share.add(job("y" + queue, queue, 0, 5000));
    }
    for (int i = 0; i < 3000; i++) {
      GateJob job = share.next().orElseThrow();
      long pixels = 1L + random.nextLong(largest);
      share.serve(job, pixels);
      work.merge(job.getQueue(), pixels, Long::sum);
      work.merge(job.getJobId(), pixels, Long::sum);
    }
    assertThat(work.get("a")).isCloseTo(work.get("b"), within(largest));
    assertThat(work.get("b")).isCloseTo(work.get("c"), within(largest));
    assertThat(work.get("xa")).isCloseTo(work.get("ya"), within(largest));
  }

  private static FairShare restored(FairShare before, Set<String> paused) {
    FairShare after = new FairShare();
    paused.forEach(after::pause);
    for (GateJob job : before.jobs()) {
      OptionalLong turn = before.turnOf(job);
      after.restore(GateJob.newBuilder(job).build(), turn.orElseThrow());
    }
    return after;
  }
}

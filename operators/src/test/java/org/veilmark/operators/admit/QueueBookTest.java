package org.veilmark.operators.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.schema.QueueState;

class QueueBookTest {
  private static final QueueLimits LIMITS = new QueueLimits(2, 5);
  private static final List<String> QUEUES = List.of("a", "b", "c", "d");

  private final QueueBook book = new QueueBook(LIMITS);

  private List<Place> startAll() {
    List<Place> started = new ArrayList<>();
    for (Optional<Place> next = book.next(); next.isPresent(); next = book.next()) {
      book.start(next.get());
      started.add(next.get());
    }
    return started;
  }

  @Test
  void next_higherPriorityThenFirstCome_isTheOrder() {
    Place late = book.enter("a", 0);
    Place first = book.enter("a", 1);
    Place second = book.enter("a", 1);
    assertThat(startAll()).containsExactly(first, second);
    book.finish(first);
    assertThat(startAll()).containsExactly(late);
  }

  @Test
  void next_queueWithManyJobsAndQueueWithOne_takesTurns() {
    Place a0 = book.enter("a", 0);
    Place a1 = book.enter("a", 0);
    book.enter("a", 0);
    Place b0 = book.enter("b", 0);
    assertThat(startAll()).containsExactly(a0, b0, a1);
  }

  @Test
  void next_lowerPriorityUsesAllItMay_higherStillStarts() {
    for (String queue : QUEUES) {
      book.enter(queue, 0);
      book.enter(queue, 0);
    }
    assertThat(startAll()).hasSize(LIMITS.runningOfPriority());
    Place urgent = book.enter("e", 2);
    assertThat(startAll()).containsExactly(urgent);
  }

  @Test
  void pause_waitingJobs_stayUntilResumed() {
    assertThat(book.pause("a")).isTrue();
    assertThat(book.pause("a")).isFalse();
    Place place = book.enter("a", 2);
    assertThat(startAll()).isEmpty();
    assertThat(book.isPaused("a")).isTrue();
    assertThat(book.places("a")).containsExactly(place);
    assertThat(book.resume("a")).isTrue();
    assertThat(startAll()).containsExactly(place);
  }

  @Test
  void setConcurrency_lowerThanRunning_startsNothingUntilEnoughAreOver() {
    List<Place> started = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      book.enter("a", 0);
    }
    started.addAll(startAll());
    book.setConcurrency("a", 1);
    book.finish(started.get(0));
    assertThat(startAll()).isEmpty();
    book.finish(started.get(1));
    assertThat(startAll()).hasSize(1);
    book.setConcurrency("a", 9);
    assertThat(startAll()).hasSize(1);
  }

  @Test
  void skip_notTheFront_isRefused() {
    book.enter("a", 0);
    assertThatThrownBy(() -> book.skip(new Place("a", 0, 7)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void place_text_isReadBack() {
    Place place = new Place("a.b_c-d", 2, 1234567890123L);
    assertThat(Place.of(place.text())).isEqualTo(place);
  }

  /** A year of a service in a second: what must hold whatever happens. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anySequence_keepsTheLaws(long seed) {
    Simulation simulation = new Simulation(seed);
    for (int step = 0; step < 3000; step++) {
      simulation.step();
    }
    simulation.drain();
  }

  /** Random events, checked against a plain model of who waits and who runs. */
  private static final class Simulation {
    private final Random random;
    private final Set<Place> waiting = new HashSet<>();
    private final Set<Place> running = new HashSet<>();
    private final Set<String> paused = new HashSet<>();
    private final Map<String, Integer> concurrency = new HashMap<>();
    private final Map<String, QueueState> state = new HashMap<>();
    private QueueBook book = new QueueBook(LIMITS);
    private int entered;
    private int over;
    private int largest;

    Simulation(long seed) {
      random = new Random(seed);
    }

    void step() {
      String queue = QUEUES.get(random.nextInt(QUEUES.size()));
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> {
          Place place = book.enter(queue, random.nextInt(3));
          assertThat(waiting.add(place)).isTrue();
          entered++;
        }
        case 3 -> pick(waiting).ifPresent(this::cancel);
        case 4, 5, 6 -> pick(running).ifPresent(this::finish);
        case 7 -> {
          if (random.nextInt(4) == 0) {
            assertThat(book.pause(queue)).isEqualTo(paused.add(queue));
          } else {
            assertThat(book.resume(queue)).isEqualTo(paused.remove(queue));
          }
        }
        case 8 -> {
          int jobs = 1 + random.nextInt(3);
          book.setConcurrency(queue, jobs);
          concurrency.put(queue, jobs);
        }
        default -> restore();
      }
      startAll();
      save();
    }

    private void cancel(Place place) {
      waiting.remove(place);
      book.leave(place);
      over++;
    }

    private void finish(Place place) {
      running.remove(place);
      book.finish(place);
      over++;
    }

    private Optional<Place> pick(Set<Place> places) {
      return places.stream()
          .sorted(java.util.Comparator.comparing(Place::text))
          .skip(places.isEmpty() ? 0 : random.nextInt(places.size()))
          .findFirst();
    }

    private void startAll() {
      for (Optional<Place> next = book.next(); next.isPresent(); next = book.next()) {
        Place place = next.get();
        if (!waiting.contains(place)) {
          book.skip(place);
          continue;
        }
        assertThat(paused).doesNotContain(place.queue());
        assertThat(waiting)
            .noneMatch(other -> other.priority() > place.priority() && mayStart(other));
        assertThat(waiting)
            .noneMatch(
                other ->
                    other.queue().equals(place.queue())
                        && other.priority() == place.priority()
                        && other.number() < place.number());
        book.start(place);
        waiting.remove(place);
        assertThat(running.add(place)).isTrue();
        assertThat(runningIn(place.queue())).isLessThanOrEqualTo(mayRun(place.queue()));
        assertThat(runningOf(place.priority())).isLessThanOrEqualTo(LIMITS.runningOfPriority());
      }
      assertThat(waiting).noneMatch(this::mayStart);
    }

    private boolean mayStart(Place place) {
      return !paused.contains(place.queue())
          && runningIn(place.queue()) < mayRun(place.queue())
          && runningOf(place.priority()) < LIMITS.runningOfPriority();
    }

    private int mayRun(String queue) {
      return concurrency.getOrDefault(queue, LIMITS.concurrency());
    }

    private long runningIn(String queue) {
      return running.stream().filter(place -> place.queue().equals(queue)).count();
    }

    private long runningOf(int priority) {
      return running.stream().filter(place -> place.priority() == priority).count();
    }

    private void save() {
      book.drainChanges()
          .forEach(
              (name, changed) ->
                  changed.ifPresentOrElse(now -> state.put(name, now), () -> state.remove(name)));
      largest = Math.max(largest, book.size());
    }

    private void restore() {
      book = new QueueBook(LIMITS);
      state.values().forEach(book::restore);
    }

    /** All comes to an end, and nothing is left but what was set. */
    void drain() {
      QUEUES.forEach(book::resume);
      paused.clear();
      startAll();
      while (!running.isEmpty()) {
        finish(running.iterator().next());
        startAll();
      }
      save();
      assertThat(waiting).isEmpty();
      assertThat(over).isEqualTo(entered);
      assertThat(largest).isLessThanOrEqualTo(QUEUES.size());
      assertThat(state.keySet())
          .containsExactlyInAnyOrderElementsOf(
              Stream.of("a", "b", "c", "d").filter(concurrency::containsKey).toList());
    }
  }
}

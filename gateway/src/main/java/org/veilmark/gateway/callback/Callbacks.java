package org.veilmark.gateway.callback;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.AccessKeys;
import org.veilmark.gateway.job.Callback;
import org.veilmark.gateway.job.CallbackKind;
import org.veilmark.gateway.job.Job;

/** Tells ends of jobs, each at least once, until the receiver takes it or patience is over. */
public final class Callbacks {
  private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);

  /** Longer than an attempt can take. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final CallbackQueue queue;
  private final Map<String, CallbackWriter> writers;
  private final Map<CallbackKind, Carrier> carriers;
  private final AccessKeys keys;
  private final InstantSource clock;
  private final RetryPlan retries;

  /**
   * Tells.
   *
   * @param writers of all interfaces by which jobs with callbacks come
   * @param carriers by what they can
   * @param random source of the time between attempts
   */
  public Callbacks(
      CallbackQueue queue,
      List<CallbackWriter> writers,
      Map<CallbackKind, Carrier> carriers,
      AccessKeys keys,
      InstantSource clock,
      RandomGenerator random) {
    this.queue = queue;
    this.writers =
        writers.stream()
            .collect(Collectors.toUnmodifiableMap(CallbackWriter::api, Function.identity()));
    this.carriers = Map.copyOf(carriers);
    this.keys = keys;
    this.clock = clock;
    retries = new RetryPlan(random);
  }

  /** Tells all that is due. May be called by several threads, who share the work. */
  public void tellAll() {
    while (!Thread.currentThread().isInterrupted() && tellOne()) {}
  }

  private boolean tellOne() {
    long now = clock.millis();
    Optional<Job> due = queue.take(now, now + LEASE.toMillis());
    due.ifPresent(this::tell);
    return due.isPresent();
  }

  private void tell(Job job) {
    try {
      attempt(job, Objects.requireNonNull(job.callback(), "a job that nobody is told of"));
      queue.delivered(job.id());
    } catch (UndeliveredException e) {
      String why = String.valueOf(e.getMessage());
      OptionalLong next = e.isHopeless() ? OptionalLong.empty() : next(job);
      LOG.info(
          "The end of job {} was not told: {}; {}",
          job.id(),
          why,
          next.isPresent() ? "it is tried again" : "given up");
      if (next.isPresent()) {
        queue.putOff(job.id(), next.getAsLong(), why);
      } else {
        queue.giveUp(job.id(), why);
      }
    }
  }

  private void attempt(Job job, Callback callback) throws UndeliveredException {
    CallbackWriter writer = writers.get(job.form().api());
    @Nullable Carrier carrier = carriers.get(callback.kind());
    if (writer == null || carrier == null) {
      throw UndeliveredException.forGood("this gateway has no way to tell it");
    }
    AccessKey key =
        keys.find(job.submittedBy())
            .orElseThrow(
                () ->
                    UndeliveredException.forGood(
                        "the access key that the job was asked for by is not there any more"));
    CallbackContent content = writer.write(job);
    Map<String, String> headers =
        new HashMap<>(
            CallbackSignature.headers(key, content.body(), clock.instant().getEpochSecond()));
    headers.put("x-veilmark-job", job.id());
    carrier.carry(callback.target(), content, headers);
  }

  private OptionalLong next(Job job) {
    int attempts = job.callbackStatus() == null ? 1 : job.callbackStatus().attempts();
    Long end = job.status().finishedAtMillis();
    return retries.next(attempts, end == null ? job.changedAtMillis() : end, clock.millis());
  }
}

package org.veilmark.jobs;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.JobRequest;

/**
 * A source that gives its first request at once and holds the others back until it is told to go
 * on. As long as it does, the job does not come to its end, and makes checkpoints like a service.
 */
final class HeldSource {
  private static final ConcurrentMap<String, HeldSource> SOURCES = new ConcurrentHashMap<>();

  private final AtomicBoolean begun = new AtomicBoolean();
  private final CompletableFuture<Void> release = new CompletableFuture<>();
  private final String name;

  HeldSource(String name) {
    this.name = name;
    SOURCES.put(name, this);
  }

  /** Lets the other requests go. */
  void release() {
    release.complete(null);
  }

  /** The stream of {@code requests}. */
  DataStream<JobRequest> in(StreamExecutionEnvironment env, List<JobRequest> requests) {
    List<JobRequest> copies = List.copyOf(requests);
    GeneratorFunction<Long, JobRequest> byIndex = index -> copies.get(index.intValue());
    return env.fromSource(
            new DataGeneratorSource<>(
                byIndex,
                copies.size(),
                new HoldingStrategy(name),
                new RecordType<>(JobRequest.class)),
            WatermarkStrategy.noWatermarks(),
            "Requests")
        .setParallelism(1)
        .uid(Uids.REQUESTS);
  }

  private CompletionStage<Void> acquire() {
    return begun.compareAndSet(false, true) ? CompletableFuture.completedFuture(null) : release;
  }

  private record HoldingStrategy(String name) implements RateLimiterStrategy<NumberSequenceSplit> {
    private static final long serialVersionUID = 1L;

    @Override
    public RateLimiter<NumberSequenceSplit> createRateLimiter(int parallelism) {
      HeldSource source = SOURCES.get(name);
      return permits -> source.acquire();
    }
  }
}

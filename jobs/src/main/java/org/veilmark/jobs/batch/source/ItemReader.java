package org.veilmark.jobs.batch.source;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.jspecify.annotations.Nullable;
import org.veilmark.jobs.batch.items.BatchItem;
import org.veilmark.jobs.batch.items.ItemListReader;
import org.veilmark.schema.JobRequest;

/**
 * Takes one item after the other from the list, as fast as the graph takes them. Where there are
 * checkpoints it does not end before all items have their markers: an input that has ended lets
 * nobody make checkpoints while the last segments are in work.
 */
final class ItemReader implements SourceReader<JobRequest, ItemSplit> {
  private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  private final SourceReaderContext context;
  private final ItemSource source;
  private final CompletableFuture<Void> told = new CompletableFuture<>();
  private final Counter skipped;
  private final Counter taken;
  private @Nullable ItemSplit assigned;
  private @Nullable ItemListReader list;
  private @Nullable ItemListReader unfinished;
  private Optional<BatchItem> waitsFor = Optional.empty();
  private CompletableFuture<Void> available = CompletableFuture.completedFuture(null);

  ItemReader(SourceReaderContext context, ItemSource source) {
    this.context = context;
    this.source = source;
    MetricGroup metrics = context.metricGroup();
    skipped = metrics.counter(ItemSource.ITEMS_SKIPPED, new ThreadSafeSimpleCounter());
    taken = metrics.counter(ItemSource.ITEMS_TAKEN, new ThreadSafeSimpleCounter());
  }

  @Override
  public void start() {
    if (assigned == null) {
      context.sendSplitRequest();
    }
  }

  @Override
  public InputStatus pollNext(ReaderOutput<JobRequest> output) throws IOException {
    if (assigned == null) {
      return told.isDone() ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }
    if (list == null) {
      list = new ItemListReader(source.list(), assigned.fromByte());
    }
    Optional<BatchItem> item = list.next();
    if (item.isEmpty()) {
      return end();
    }
    Optional<JobRequest> request = source.admission().admit(item.get());
    request.ifPresent(output::collect);
    (request.isPresent() ? taken : skipped).inc();
    return InputStatus.MORE_AVAILABLE;
  }

  private InputStatus end() throws IOException {
    if (source.waits()) {
      if (unfinished == null) {
        unfinished = new ItemListReader(source.list(), 0);
        waitsFor = unfinished.next();
      }
      while (waitsFor.isPresent()) {
        if (!source.admission().isSettled(waitsFor.get())) {
          available = CompletableFuture.runAsync(() -> {}, LATER);
          return InputStatus.NOTHING_AVAILABLE;
        }
        waitsFor = unfinished.next();
      }
    }
    assigned = null;
    return InputStatus.END_OF_INPUT;
  }

  @Override
  public List<ItemSplit> snapshotState(long checkpointId) {
    if (list != null && assigned != null) {
      assigned = new ItemSplit(list.position());
    }
    return assigned == null ? List.of() : List.of(assigned);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return assigned == null ? told : available;
  }

  @Override
  public void addSplits(List<ItemSplit> splits) {
    assigned = splits.get(0);
    told.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {
    told.complete(null);
  }

  @Override
  public void close() {
    // The list is only open while a piece of it is read.
  }
}

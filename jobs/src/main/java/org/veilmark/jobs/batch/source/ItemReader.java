package org.veilmark.jobs.batch.source;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

/** Takes one item after the other from the list, as fast as the graph takes them. */
final class ItemReader implements SourceReader<JobRequest, ItemSplit> {
  private final SourceReaderContext context;
  private final ItemSource source;
  private final CompletableFuture<Void> told = new CompletableFuture<>();
  private final Counter skipped;
  private final Counter taken;
  private @Nullable ItemSplit assigned;
  private @Nullable ItemListReader list;

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
      assigned = null;
      return InputStatus.END_OF_INPUT;
    }
    Optional<JobRequest> request = source.admission().admit(item.get());
    request.ifPresent(output::collect);
    (request.isPresent() ? taken : skipped).inc();
    return InputStatus.MORE_AVAILABLE;
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
    return told;
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

package org.veilmark.jobs.batch.source;

import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Gives the whole list to the first reader that asks. */
final class ItemEnumerator implements SplitEnumerator<ItemSplit, Optional<ItemSplit>> {
  private final SplitEnumeratorContext<ItemSplit> context;
  private Optional<ItemSplit> unassigned;

  ItemEnumerator(SplitEnumeratorContext<ItemSplit> context, Optional<ItemSplit> unassigned) {
    this.context = context;
    this.unassigned = unassigned;
  }

  @Override
  public void start() {
    // Readers ask.
  }

  @Override
  public void handleSplitRequest(int subtask, @Nullable String host) {
    unassigned.ifPresent(split -> context.assignSplit(split, subtask));
    unassigned = Optional.empty();
    context.signalNoMoreSplits(subtask);
  }

  @Override
  public void addSplitsBack(List<ItemSplit> splits, int subtask) {
    unassigned = splits.stream().findFirst().or(() -> unassigned);
  }

  @Override
  public void addReader(int subtask) {
    // It asks when it starts.
  }

  @Override
  public Optional<ItemSplit> snapshotState(long checkpointId) {
    return unassigned;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}

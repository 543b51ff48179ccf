package org.veilmark.jobs.batch.source;

import java.util.Optional;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.veilmark.operators.io.Location;
import org.veilmark.schema.JobRequest;

/**
 * The items of a list that are not yet done, as requests. Of the list no more than a piece is in
 * memory, and of an item no more than its line is in a checkpoint. To run with one subtask.
 *
 * @param list of all items, which an {@code ItemListWriter} wrote and nobody changes
 * @param admission decides which are to be done
 * @param waits whether to end only when all items have their markers
 */
public record ItemSource(Location list, Admission admission, boolean waits)
    implements Source<JobRequest, ItemSplit, Optional<ItemSplit>> {
  private static final long serialVersionUID = 1L;

  /** Counter of the items that were found done. */
  public static final String ITEMS_SKIPPED = "itemsSkipped";

  /** Counter of the items that went into the graph. */
  public static final String ITEMS_TAKEN = "itemsTaken";

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<JobRequest, ItemSplit> createReader(SourceReaderContext context) {
    return new ItemReader(context, this);
  }

  @Override
  public SplitEnumerator<ItemSplit, Optional<ItemSplit>> createEnumerator(
      SplitEnumeratorContext<ItemSplit> context) {
    return new ItemEnumerator(context, Optional.of(new ItemSplit(0)));
  }

  @Override
  public SplitEnumerator<ItemSplit, Optional<ItemSplit>> restoreEnumerator(
      SplitEnumeratorContext<ItemSplit> context, Optional<ItemSplit> unassigned) {
    return new ItemEnumerator(context, unassigned);
  }

  @Override
  public SimpleVersionedSerializer<ItemSplit> getSplitSerializer() {
    return ItemSplitSerializer.ofSplit();
  }

  @Override
  public SimpleVersionedSerializer<Optional<ItemSplit>> getEnumeratorCheckpointSerializer() {
    return ItemSplitSerializer.ofUnassigned();
  }
}

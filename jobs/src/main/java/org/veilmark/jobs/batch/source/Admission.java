package org.veilmark.jobs.batch.source;

import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.veilmark.jobs.batch.BatchSettings;
import org.veilmark.jobs.batch.items.BatchItem;
import org.veilmark.jobs.batch.markers.InputStamp;
import org.veilmark.jobs.batch.markers.ItemIdentity;
import org.veilmark.jobs.batch.markers.Markers;
import org.veilmark.operators.io.Location;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.JobState;

/**
 * Decides which items of a batch are to be done.
 *
 * @param settings of the batch
 * @param markers of what was done before
 * @param again whether to do what is done already, too
 */
public record Admission(BatchSettings settings, Markers markers, boolean again)
    implements Serializable {

  /**
   * The request for an item as its input is now, with the directory of its output made; empty if
   * that very work is done.
   */
  Optional<JobRequest> admit(BatchItem item) throws IOException {
    InputStamp stamp = InputStamp.of(new Location(item.input())).orElse(null);
    JobRequest request = settings.request(item, stamp);
    if (!again && markers.isDone(request)) {
      return Optional.empty();
    }
    if (request.getOutputUri() != null) {
      makeDirectory(new Location(request.getOutputUri()));
    }
    return Optional.of(request);
  }

  /**
   * Whether an item that was looked at needs no more waiting for: it was done before, or its job of
   * this run is over. One that an earlier run did otherwise may count as settled too soon.
   */
  boolean isSettled(BatchItem item) throws IOException {
    return settings
        .lastRecord(item, markers)
        .filter(
            last ->
                last.getState() == JobState.SUCCEEDED
                    || ItemIdentity.isOfRun(last.getJobId(), settings.run()))
        .isPresent();
  }

  private static void makeDirectory(Location output) {
    try {
      output.makeParents();
    } catch (IOException e) {
      // The job finds that it cannot write there, and its record says so.
    }
  }
}

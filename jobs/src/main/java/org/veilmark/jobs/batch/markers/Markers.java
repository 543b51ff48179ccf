package org.veilmark.jobs.batch.markers;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.core.fs.FSDataInputStream;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.Publication;
import org.veilmark.schema.EmbedResult;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.JobState;
import org.veilmark.schema.codec.RecordCodec;
import org.veilmark.schema.codec.RecordDecodingException;

/**
 * The markers of a batch: for each item a file that holds the final record of its last job, written
 * after the output is in its place. Whether that job did what is to be done now, the record tells:
 * its job id holds a digest of the input's stamp and of the settings.
 *
 * @param root directory of the markers
 */
public record Markers(Location root) implements Serializable {
  private static final int FAN_OUT_CHARACTERS = 2;

  /** One for all: making it reads all schemas that there ever were. */
  private static final RecordCodec<JobRecord> CODEC = new RecordCodec<>(JobRecord.class);

  /** The last record of the item that {@code identity} names; empty if there is none. */
  public Optional<JobRecord> find(ItemIdentity identity) throws IOException {
    byte[] bytes;
    try (FSDataInputStream in = location(identity).open()) {
      bytes = in.readAllBytes();
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
    try {
      return Optional.of(CODEC.decode(bytes));
    } catch (RecordDecodingException e) {
      // Cut short, or written by a version that we do not know: the item is done again.
      return Optional.empty();
    }
  }

  /** Whether what {@code request} asks for is done: by this very job, and its output is there. */
  public boolean isDone(JobRequest request) throws IOException {
    Optional<ItemIdentity> wanted = ItemIdentity.ofJobId(request.getJobId());
    if (wanted.isEmpty()) {
      return false;
    }
    Optional<JobRecord> last = find(wanted.get());
    return last.isPresent()
        && last.get().getState() == JobState.SUCCEEDED
        && wanted.equals(ItemIdentity.ofJobId(last.get().getJobId()))
        && isOutputThere(last.get());
  }

  private static boolean isOutputThere(JobRecord record) throws IOException {
    EmbedResult result = record.getEmbedResult();
    if (result == null) {
      return true;
    }
    try {
      return new Location(result.getOutputUri()).sizeBytes() == result.getOutputBytes();
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** Writes the marker of the item that {@code record} is the end of, over an older one. */
  public void write(JobRecord record, Path spoolDirectory) throws IOException {
    Optional<ItemIdentity> identity = ItemIdentity.ofJobId(record.getJobId());
    if (identity.isEmpty()) {
      throw new IllegalArgumentException("job " + record.getJobId() + " is of no batch");
    }
    Location marker = location(identity.get());
    marker.makeParents();
    try (Publication publication = Publication.begin(marker, record.getJobId(), spoolDirectory)) {
      Files.write(publication.draft(), CODEC.encode(record));
      publication.publish();
    }
  }

  private Location location(ItemIdentity identity) {
    String place = identity.place();
    return root.resolve(place.substring(0, FAN_OUT_CHARACTERS)).resolve(place + ".record");
  }
}

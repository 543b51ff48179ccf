package org.veilmark.jobs.batch;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.veilmark.jobs.GraphOptions;
import org.veilmark.jobs.Uids;
import org.veilmark.jobs.VeilmarkGraph;
import org.veilmark.jobs.batch.markers.ItemIdentity;
import org.veilmark.jobs.batch.markers.MarkerSink;
import org.veilmark.jobs.batch.markers.Markers;
import org.veilmark.jobs.batch.source.Admission;
import org.veilmark.jobs.batch.source.ItemSource;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;

/**
 * A list of videos, all to be treated alike.
 *
 * @param list of the items
 * @param items in the list
 * @param settings of all of them
 * @param state directory of the batch: markers and staging
 * @param again whether to do what is done already, too
 */
public record Batch(
    Location list, long items, BatchSettings settings, Location state, boolean again)
    implements Serializable {
  /**
   * Directory of the state of embeddings, below the output. Listings leave it out: it is hidden.
   */
  public static final String STATE = ".veilmark";

  private static final String MARKERS = "markers";
  private static final String STAGING = "staging";

  /** What is done. */
  public Markers markers() {
    return new Markers(state.resolve(MARKERS));
  }

  /** Where segments wait to be assembled. */
  public Location staging() {
    return state.resolve(STAGING);
  }

  /**
   * Removes what runs of this name have left behind that were ended before their jobs were: staging
   * of jobs that are no longer asked for. Nothing of this run may go on.
   */
  public void sweepStaging() throws IOException {
    Optional<Path> local = staging().local();
    if (local.isEmpty() || !Files.isDirectory(local.get())) {
      return;
    }
    try (DirectoryStream<Path> jobs = Files.newDirectoryStream(local.get())) {
      for (Path job : jobs) {
        if (ItemIdentity.isOfRun(job.getFileName().toString(), settings.run())) {
          Location.of(job).delete();
        }
      }
    }
  }

  /**
   * Adds the graph that works off this batch to {@code env}.
   *
   * @param records gets each final record after its marker is in place
   */
  public void define(
      StreamExecutionEnvironment env, GraphOptions options, Sink<JobRecord> records) {
    boolean waits = env.getCheckpointConfig().isCheckpointingEnabled();
    VeilmarkGraph.define(
        env,
        env.fromSource(
                new ItemSource(list, new Admission(settings, markers(), again), waits),
                WatermarkStrategy.noWatermarks(),
                "Requests",
                new RecordType<>(JobRequest.class))
            .setParallelism(1)
            .uid(Uids.REQUESTS),
        options,
        stream ->
            stream
                .sinkTo(new MarkerSink(markers(), options.spoolDirectory(), records))
                .uid(Uids.RECORDS)
                .name("Records"));
  }
}

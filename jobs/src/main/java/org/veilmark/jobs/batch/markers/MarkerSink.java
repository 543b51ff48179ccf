package org.veilmark.jobs.batch.markers;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.veilmark.schema.JobRecord;

/**
 * Writes the marker of each record as it comes, then hands the record on. A record that a recovery
 * brings again writes the same marker again.
 *
 * @param markers of the batch
 * @param spoolDirectory local directory for markers that go elsewhere
 * @param next gets each record after its marker is in place
 */
public record MarkerSink(Markers markers, String spoolDirectory, Sink<JobRecord> next)
    implements Sink<JobRecord> {
  private static final long serialVersionUID = 1L;

  @Override
  public SinkWriter<JobRecord> createWriter(WriterInitContext context) throws IOException {
    return new Writer(markers, Path.of(spoolDirectory), next.createWriter(context));
  }

  /** Writes markers. */
  private record Writer(Markers markers, Path spoolDirectory, SinkWriter<JobRecord> next)
      implements SinkWriter<JobRecord> {

    @Override
    public void write(JobRecord record, Context context) throws IOException, InterruptedException {
      markers.write(record, spoolDirectory);
      next.write(record, context);
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
      next.flush(endOfInput);
    }

    @Override
    public void close() throws IOException {
      try {
        next.close();
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException("the sink behind the markers did not close", e);
      }
    }
  }
}

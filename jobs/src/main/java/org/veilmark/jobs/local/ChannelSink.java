package org.veilmark.jobs.local;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.veilmark.schema.JobRecord;

/**
 * Hands records to the {@link LocalCluster} in this process, at once.
 *
 * @param channelId of its channel
 */
record ChannelSink(String channelId) implements Sink<JobRecord> {
  private static final long serialVersionUID = 1L;

  @Override
  public SinkWriter<JobRecord> createWriter(WriterInitContext context) {
    return new Writer(RunChannel.of(channelId));
  }

  /** Writes into a channel. */
  private record Writer(RunChannel channel) implements SinkWriter<JobRecord> {

    @Override
    public void write(JobRecord record, Context context) {
      channel.deliver(record);
    }

    @Override
    public void flush(boolean endOfInput) {
      // Nothing is held back.
    }

    @Override
    public void close() {
      // The channel belongs to the cluster.
    }
  }
}

package org.veilmark.jobs;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.veilmark.schema.JobRecord;

/** Keeps records in this process, by the name of the sink; all that come, repetitions too. */
record CollectingSink(String name) implements Sink<JobRecord> {
  private static final long serialVersionUID = 1L;
  private static final ConcurrentMap<String, List<JobRecord>> COLLECTED = new ConcurrentHashMap<>();

  List<JobRecord> collected() {
    return COLLECTED.computeIfAbsent(name, unused -> new CopyOnWriteArrayList<>());
  }

  @Override
  public SinkWriter<JobRecord> createWriter(WriterInitContext context) {
    return new Writer(collected());
  }

  /** Writes to the list. */
  private record Writer(List<JobRecord> target) implements SinkWriter<JobRecord> {

    @Override
    public void write(JobRecord record, Context context) {
      target.add(record);
    }

    @Override
    public void flush(boolean endOfInput) {
      // Nothing is held back.
    }

    @Override
    public void close() {
      // The list stays.
    }
  }
}

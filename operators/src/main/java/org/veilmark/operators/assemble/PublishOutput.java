package org.veilmark.operators.assemble;

import java.nio.file.Path;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.io.MediaFactory;
import org.veilmark.operators.types.RecordType;
import org.veilmark.operators.work.WorkOptions;
import org.veilmark.operators.work.Worker;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.JobRecord;

/**
 * Publishes the outputs of complete jobs and answers each with exactly one record. A job in flight
 * at a failure is done again: its staging is still there, and the same bytes replace the outputs.
 */
public final class PublishOutput extends RichAsyncFunction<AssemblyTask, JobRecord>
    implements ResultTypeQueryable<JobRecord> {
  private static final long serialVersionUID = 1L;

  private final MediaFactory media;
  private final WorkOptions options;

  private transient VideoAssembler assembler;
  private transient CoverPublisher covers;
  private transient @Nullable Worker worker;

  /** A function of these collaborators. */
  public PublishOutput(MediaFactory media, WorkOptions options) {
    this.media = media;
    this.options = options;
  }

  @Override
  public void open(OpenContext context) {
    assembler = new VideoAssembler(media.create(), Path.of(options.spoolDirectory()));
    covers = new CoverPublisher(Path.of(options.spoolDirectory()));
    worker = new Worker("publish-output", options.timeLimit());
  }

  @Override
  public void asyncInvoke(AssemblyTask task, ResultFuture<JobRecord> result) {
    worker.submit(
        () -> {
          check(task.manifest());
          return task.manifest().getRequest().getKind() == JobKind.COVER
              ? covers.publish(task)
              : assembler.assemble(task);
        },
        (status, error) -> task.failed(error),
        result);
  }

  private void check(JobManifest manifest) throws JobException {
    if (manifest.getError() == null) {
      options.roots().check(manifest.getRequest().getInputUri());
      options.roots().check(manifest.getRequest().getOutputUri());
    }
  }

  @Override
  public void close() {
    if (worker != null) {
      worker.close();
    }
  }

  @Override
  public TypeInformation<JobRecord> getProducedType() {
    return new RecordType<>(JobRecord.class);
  }
}

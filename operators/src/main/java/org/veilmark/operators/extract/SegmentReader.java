package org.veilmark.operators.extract;

import java.io.IOException;
import org.veilmark.media.MediaException;
import org.veilmark.operators.engine.SegmentEngine;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.failure.ReportedException;
import org.veilmark.operators.io.FlinkByteSource;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.work.SegmentProgress;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;

/** Has a segment read, and counts what that takes. */
final class SegmentReader {
  private final SegmentEngine engine;
  private final KeySource keys;
  private final SegmentProgress progress;

  /** A reader for one thread. */
  SegmentReader(SegmentEngine engine, KeySource keys, SegmentProgress progress) {
    this.engine = engine;
    this.keys = keys;
    this.progress = progress;
  }

  /** Does the work of {@code descriptor}. */
  SegmentEvidence read(SegmentDescriptor descriptor)
      throws JobException, MediaException, ReportedException, IOException {
    progress.begin(descriptor);
    try {
      return engine.extract(
          descriptor,
          FlinkByteSource.of(descriptor.getInputUri()),
          keys.resolve(descriptor.getKeyId()),
          progress);
    } finally {
      progress.end();
    }
  }
}

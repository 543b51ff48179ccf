package org.veilmark.operators.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.veilmark.media.ByteSource;
import org.veilmark.media.MediaException;
import org.veilmark.operators.engine.SegmentEngine;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.failure.ReportedException;
import org.veilmark.operators.io.FlinkByteSource;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.Publication;
import org.veilmark.operators.io.StagedFacts;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.work.SegmentProgress;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentOutput;

/**
 * Has a segment marked, or its best picture found, and stages the result. The bytes depend on the
 * descriptor and the key alone. Work that is found staged is not done again.
 */
final class SegmentStager {
  private final SegmentEngine engine;
  private final KeySource keys;
  private final String attempt;
  private final Path spoolDirectory;
  private final SegmentProgress progress;

  /** A stager for one thread; {@code attempt} goes into the names of temporary files. */
  SegmentStager(
      SegmentEngine engine,
      KeySource keys,
      String attempt,
      Path spoolDirectory,
      SegmentProgress progress) {
    this.engine = engine;
    this.keys = keys;
    this.attempt = attempt;
    this.spoolDirectory = spoolDirectory;
    this.progress = progress;
  }

  /** Does the work of {@code descriptor}, or finds it done. */
  SegmentOutput stage(SegmentDescriptor descriptor)
      throws JobException, MediaException, ReportedException, IOException {
    progress.begin(descriptor);
    try {
      Optional<SegmentOutput> finished = StagedFacts.find(descriptor);
      if (finished.isPresent()) {
        progress.foundStaged();
        return finished.get();
      }
      return doAndStage(descriptor);
    } finally {
      progress.end();
    }
  }

  private SegmentOutput doAndStage(SegmentDescriptor descriptor)
      throws JobException, MediaException, ReportedException, IOException {
    String temporary = descriptor.getSegmentIndex() + attempt;
    Location target = new Location(descriptor.getStagedUri());
    target.makeParents();
    SegmentOutput output;
    try (Publication publication = Publication.begin(target, temporary, spoolDirectory)) {
      ByteSource video = FlinkByteSource.of(descriptor.getInputUri());
      output =
          descriptor.getKind() == JobKind.COVER
              ? engine.cover(descriptor, video, publication.draft(), progress)
              : engine.embed(
                  descriptor,
                  video,
                  publication.draft(),
                  keys.resolve(descriptor.getKeyId()),
                  progress);
      publication.publish();
    }
    StagedFacts.write(descriptor, output, temporary, spoolDirectory);
    return output;
  }
}

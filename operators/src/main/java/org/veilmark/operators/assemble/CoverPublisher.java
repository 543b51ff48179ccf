package org.veilmark.operators.assemble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.gather.JobRecords;
import org.veilmark.operators.io.CoverNames;
import org.veilmark.operators.io.LocalCopies;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.Publication;
import org.veilmark.schema.Cover;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentStatus;

/**
 * Publishes the best of the pictures that segments have staged, one of each at most, or says why
 * there is none. Segments that failed are left out and reported; the job fails only if all did.
 * Doing it again gives the same outputs.
 */
final class CoverPublisher {
  private static final Comparator<SegmentOutput> BEST_FIRST =
      Comparator.comparingDouble((SegmentOutput output) -> output.getPicture().getScore())
          .reversed()
          .thenComparing(SegmentOutput::getSegmentIndex);

  private final Path spoolDirectory;

  /** A publisher; spooled files go into {@code spoolDirectory}. */
  CoverPublisher(Path spoolDirectory) {
    this.spoolDirectory = spoolDirectory;
  }

  /** Ends the job. */
  JobRecord publish(AssemblyTask task) throws IOException {
    JobManifest manifest = task.manifest();
    if (manifest.getError() != null) {
      return JobRecords.failed(manifest, manifest.getError(), List.of());
    }
    Optional<SegmentOutput> cancelled =
        task.outputs().stream()
            .filter(output -> output.getStatus() == SegmentStatus.CANCELLED)
            .findFirst();
    if (cancelled.isPresent()) {
      return task.failed(cancelled.get().getError());
    }
    List<SegmentOutput> ranked =
        task.outputs().stream()
            .filter(output -> output.getStatus() == SegmentStatus.OK)
            .sorted(BEST_FIRST)
            .toList();
    if (ranked.isEmpty()) {
      return task.failed(
          task.outputs().stream()
              .map(SegmentOutput::getError)
              .findFirst()
              .orElseGet(() -> Failures.error(FailureCode.REQUEST_INVALID, "nothing to read")));
    }
    List<Cover> covers = new ArrayList<>();
    for (SegmentOutput output : chosen(ranked, manifest.getRequest().getCovers())) {
      covers.add(publish(manifest.getRequest(), output, covers.size() + 1));
    }
    return JobRecords.succeeded(manifest, task.facts())
        .setCovers(covers)
        .setWarnings(task.warnings())
        .build();
  }

  /** A picture that shows nothing is better than none, but not worth being one of several. */
  private static List<SegmentOutput> chosen(List<SegmentOutput> ranked, int count) {
    List<SegmentOutput> shown =
        ranked.stream().filter(output -> output.getPicture().getScore() > 0).limit(count).toList();
    return shown.isEmpty() ? ranked.subList(0, 1) : shown;
  }

  private Cover publish(JobRequest request, SegmentOutput output, int number) throws IOException {
    Location target = new Location(CoverNames.of(request.getOutputUri(), number));
    String attempt = request.getJobId() + "-" + number;
    try (LocalCopies copies = new LocalCopies(spoolDirectory, attempt);
        Publication publication = Publication.begin(target, attempt, spoolDirectory)) {
      Files.copy(copies.of(new Location(output.getStagedUri())), publication.draft());
      publication.publish();
    }
    return new Cover(target.text(), output.getStagedBytes(), output.getPicture());
  }
}

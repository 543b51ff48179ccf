package org.veilmark.operators.assemble;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.veilmark.media.AssemblyReport;
import org.veilmark.media.AssemblyRequest;
import org.veilmark.media.CopiedPart;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.StagedSegment;
import org.veilmark.media.TrackPart;
import org.veilmark.operators.gather.JobRecords;
import org.veilmark.operators.io.FlinkByteSource;
import org.veilmark.operators.io.LocalCopies;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.Publication;
import org.veilmark.operators.mark.Fingerprints;
import org.veilmark.operators.work.Descriptors;
import org.veilmark.schema.EmbedResult;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.PictureError;
import org.veilmark.schema.PlaneError;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentSpan;
import org.veilmark.schema.SegmentStatus;

/**
 * Joins a job's staged segments with everything else of the host and publishes the output, or says
 * why there is none. Doing it again gives the same output.
 */
public final class VideoAssembler {
  private final MediaLibrary media;
  private final Path spoolDirectory;

  /** An assembler; spooled files go into {@code spoolDirectory}. */
  public VideoAssembler(MediaLibrary media, Path spoolDirectory) {
    this.media = media;
    this.spoolDirectory = spoolDirectory;
  }

  /** Ends the job. */
  public JobRecord assemble(AssemblyTask task) throws MediaException, IOException {
    JobManifest manifest = task.manifest();
    if (manifest.getError() != null) {
      return JobRecords.failed(manifest, manifest.getError(), List.of());
    }
    Optional<SegmentOutput> failure =
        task.outputs().stream()
            .filter(output -> output.getStatus() != SegmentStatus.OK)
            .findFirst();
    if (failure.isPresent()) {
      return task.failed(failure.get().getError());
    }
    AssemblyReport report = publish(task);
    return JobRecords.succeeded(manifest, task.facts())
        .setEmbedResult(result(task, report))
        .setWarnings(warnings(task, report))
        .build();
  }

  private AssemblyReport publish(AssemblyTask task) throws MediaException, IOException {
    JobManifest manifest = task.manifest();
    Location target = new Location(manifest.getRequest().getOutputUri());
    try (LocalCopies copies = new LocalCopies(spoolDirectory, manifest.getJobId());
        Publication publication = Publication.begin(target, manifest.getJobId(), spoolDirectory)) {
      List<TrackPart> parts = new ArrayList<>();
      int next = 0;
      for (SegmentSpan span : manifest.getSegments()) {
        parts.add(
            span.getCopied()
                ? new CopiedPart(Descriptors.range(span.getCopyFrom()))
                : staged(task.outputs().get(next++), copies));
      }
      AssemblyReport report =
          media.assemble(
              new AssemblyRequest(
                  FlinkByteSource.of(manifest.getRequest().getInputUri()),
                  parts,
                  manifest.getEndPtsTicks(),
                  publication.draft()));
      publication.publish();
      return report;
    }
  }

  private static StagedSegment staged(SegmentOutput output, LocalCopies copies) throws IOException {
    return new StagedSegment(
        copies.of(new Location(output.getStagedUri())),
        output.getFramesEncoded(),
        output.getStagedBytes(),
        output.getFirstPtsTicks(),
        output.getLastPtsTicks());
  }

  private static List<String> warnings(AssemblyTask task, AssemblyReport report) {
    List<String> warnings = task.warnings();
    warnings.addAll(report.warnings());
    return warnings;
  }

  private static EmbedResult result(AssemblyTask task, AssemblyReport report) {
    JobManifest manifest = task.manifest();
    int reencoded = task.outputs().size();
    return EmbedResult.newBuilder()
        .setOutputUri(manifest.getRequest().getOutputUri())
        .setOutputBytes(report.bytes())
        .setDurationMicros(manifest.getDurationMicros())
        .setAlgorithm(manifest.getMark().getAlgorithm())
        .setLevel(manifest.getMark().getLevel())
        .setSegmentsReencoded(reencoded)
        .setSegmentsCopied(manifest.getSegments().size() - reencoded)
        .setFramesEncoded(task.outputs().stream().mapToLong(SegmentOutput::getFramesEncoded).sum())
        .setMarkError(
            task.outputs().stream()
                .map(SegmentOutput::getMarkError)
                .reduce(VideoAssembler::sum)
                .orElse(null))
        .setFingerprint(
            Fingerprints.merge(task.outputs().stream().map(SegmentOutput::getFingerprint)))
        .setMarkSample(
            task.outputs().stream()
                .map(SegmentOutput::getMarkSample)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null))
        .build();
  }

  private static PictureError sum(PictureError a, PictureError b) {
    return PictureError.newBuilder(a)
        .setY(sum(a.getY(), b.getY()))
        .setU(sum(a.getU(), b.getU()))
        .setV(sum(a.getV(), b.getV()))
        .build();
  }

  private static PlaneError sum(PlaneError a, PlaneError b) {
    return new PlaneError(
        a.getSquaredErrorSum() + b.getSquaredErrorSum(), a.getSampleCount() + b.getSampleCount());
  }
}

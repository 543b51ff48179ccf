package org.veilmark.operators.vote;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.veilmark.code.SecretKey;
import org.veilmark.extract.Evidence;
import org.veilmark.extract.Findings;
import org.veilmark.extract.Located;
import org.veilmark.extract.MarkSearch;
import org.veilmark.extract.PieceMargins;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.gather.CompleteJob;
import org.veilmark.operators.gather.JobRecords;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.mark.Fingerprints;
import org.veilmark.operators.mark.GeometryRecords;
import org.veilmark.operators.mark.Marks;
import org.veilmark.operators.wave.Waves;
import org.veilmark.schema.EarlierWaves;
import org.veilmark.schema.ExtractResult;
import org.veilmark.schema.ExtractedMark;
import org.veilmark.schema.Geometry;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentFact;
import org.veilmark.schema.SegmentPlan;
import org.veilmark.schema.SegmentSpan;
import org.veilmark.schema.SegmentStatus;
import org.veilmark.schema.codec.RecordBytes;

/**
 * Decides a complete stage of an extraction: merges the evidence of its segments in order and tries
 * the schemes asked for. One mark ends the job; none, or more than one, is for the next stage, if
 * there is one. Segments that failed are left out and reported; the job fails only if all did in
 * its last stage.
 */
final class VoteDecision {
  private static final Logger LOG = LoggerFactory.getLogger(VoteDecision.class);

  private final KeySource keys;

  VoteDecision(KeySource keys) {
    this.keys = keys;
  }

  /** What the stage came to; depends on the evidence alone, not on the order of its arrival. */
  Verdict decide(CompleteJob<SegmentEvidence> job) {
    JobManifest manifest = job.manifest();
    if (manifest.getError() != null) {
      return failed(job, manifest.getError());
    }
    try {
      SecretKey key = keys.resolve(manifest.getRequest().getKeyId());
      MarkSearch search = search(manifest, key);
      List<Located> pieces = new ArrayList<>();
      for (SegmentEvidence result : job.results()) {
        // One after the other: the evidence of a film is many times as large once it is taken
        // apart.
        Optional<Evidence> piece = evidence(result);
        piece.ifPresent(search::add);
        piece.map(Evidence::located).ifPresent(pieces::add);
      }
      Findings findings = search.findings();
      boolean isOver = findings.marks().size() == 1 || isCancelled(job);
      Optional<SegmentPlan> next =
          isOver
              ? Optional.empty()
              : Waves.after(manifest, WaveCosts.upTo(job, pieces), likely(pieces));
      if (next.isPresent()) {
        return new Verdict.Undecided(next.get());
      }
      if (pieces.isEmpty()) {
        return failed(job, firstError(job));
      }
      return new Verdict.Decided(
          JobRecords.succeeded(manifest, facts(job, withMargins(findings, key)))
              .setExtractResult(result(job, pieces, findings))
              .setWarnings(warnings(job))
              .build());
    } catch (JobException e) {
      return failed(job, Failures.error(e.code(), e.getMessage()));
    } catch (RuntimeException e) {
      // The same evidence would fail the task again after each restart.
      LOG.error("The vote of job {} met a bug", manifest.getJobId(), e);
      return failed(job, Failures.bug(e));
    }
  }

  private static MarkSearch search(JobManifest manifest, SecretKey key) throws JobException {
    JobRequest request = manifest.getRequest();
    return new MarkSearch(
        key,
        Marks.toTry(request.getAlgorithm()),
        request.getFalsePositiveThreshold(),
        manifest.getThresholdShare());
  }

  /** Tells how well segments show the marks. */
  private static BiConsumer<SegmentFact.Builder, SegmentEvidence> withMargins(
      Findings findings, SecretKey key) {
    List<PieceMargins> margins =
        findings.marks().stream().map(mark -> new PieceMargins(mark.decision(), key)).toList();
    return (fact, result) -> evidence(result).ifPresent(piece -> describe(fact, piece, margins));
  }

  private static Verdict failed(CompleteJob<SegmentEvidence> job, JobError error) {
    List<SegmentFact> facts =
        job.results().isEmpty() ? List.of() : facts(job, (fact, result) -> {});
    return new Verdict.Decided(JobRecords.failed(job.manifest(), error, facts));
  }

  private static JobError firstError(CompleteJob<SegmentEvidence> job) {
    return job.results().stream()
        .map(SegmentEvidence::getError)
        .findFirst()
        .orElseGet(() -> Failures.error(FailureCode.REQUEST_INVALID, "nothing to read"));
  }

  /** The map that the surest piece speaks for; null where none does. */
  private static @Nullable Geometry likely(List<Located> pieces) {
    return pieces.stream()
        .filter(Located::isLikely)
        .max(Comparator.comparingDouble(Located::statistic))
        .map(located -> GeometryRecords.of(located.map(), 0, 0))
        .orElse(null);
  }

  private static ExtractResult result(
      CompleteJob<SegmentEvidence> job, List<Located> pieces, Findings findings) {
    List<ExtractedMark> marks = findings.marks().stream().map(MarkRecords::of).toList();
    EarlierWaves costs = WaveCosts.upTo(job, pieces);
    ExtractResult.Builder result =
        ExtractResult.newBuilder()
            .setFound(!marks.isEmpty())
            .setFalsePositiveProbability(findings.main().falsePositiveProbability())
            .setStatistic(findings.main().statistic())
            .setWave(job.manifest().getWave())
            .setSegmentsUsed((int) job.results().stream().filter(VoteDecision::isOk).count())
            .setFramesDecoded(costs.getFramesDecoded())
            .setMapsTried(costs.getMapsTried())
            .setFingerprint(
                Fingerprints.merge(job.results().stream().map(SegmentEvidence::getFingerprint)))
            .setMarks(marks);
    if (!marks.isEmpty()) {
      ExtractedMark main = marks.get(0);
      result
          .setMessage(main.getMessage())
          .setLevel(main.getLevel())
          .setAlgorithm(main.getAlgorithm())
          .setMarginDb(main.getMarginDb())
          .setGeometry(main.getGeometry())
          .setRate(main.getRate());
    }
    return result.build();
  }

  private static List<SegmentFact> facts(
      CompleteJob<SegmentEvidence> job, BiConsumer<SegmentFact.Builder, SegmentEvidence> more) {
    List<SegmentFact> facts = new ArrayList<>();
    List<SegmentSpan> spans = job.manifest().getSegments();
    for (int i = 0; i < spans.size(); i++) {
      SegmentEvidence evidence = job.results().get(i);
      SegmentFact.Builder fact =
          JobRecords.fact(spans.get(i))
              .setStatus(evidence.getStatus())
              .setError(evidence.getError());
      more.accept(fact, evidence);
      facts.add(fact.build());
    }
    return facts;
  }

  private static void describe(
      SegmentFact.Builder fact, Evidence piece, List<PieceMargins> margins) {
    fact.setStatistic(piece.located().statistic());
    margins.stream()
        .flatMapToDouble(mark -> mark.of(piece).stream())
        .max()
        .ifPresent(fact::setMarginDb);
  }

  private static List<String> warnings(CompleteJob<SegmentEvidence> job) {
    List<String> warnings = new ArrayList<>(job.manifest().getWarnings());
    for (SegmentEvidence result : job.results()) {
      List<String> own =
          isOk(result)
              ? result.getWarnings()
              : List.of(
                  "was not read: "
                      + result.getError().getCode()
                      + ": "
                      + result.getError().getMessage());
      warnings.addAll(JobRecords.warnings(result.getSegmentIndex(), own));
    }
    return warnings;
  }

  private static boolean isCancelled(CompleteJob<SegmentEvidence> job) {
    return job.results().stream().anyMatch(result -> result.getStatus() == SegmentStatus.CANCELLED);
  }

  private static boolean isOk(SegmentEvidence result) {
    return result.getStatus() == SegmentStatus.OK;
  }

  private static Optional<Evidence> evidence(SegmentEvidence result) {
    if (!isOk(result)) {
      return Optional.empty();
    }
    return Optional.of(Evidence.ofBytes(RecordBytes.copyOf(result.getEvidence())));
  }
}

package org.veilmark.operators.vote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.veilmark.code.SecretKey;
import org.veilmark.extract.Evidence;
import org.veilmark.extract.Findings;
import org.veilmark.extract.MarkSearch;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.gather.CompleteJob;
import org.veilmark.operators.gather.JobRecords;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.mark.Fingerprints;
import org.veilmark.operators.mark.Marks;
import org.veilmark.schema.ExtractResult;
import org.veilmark.schema.ExtractedMark;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentFact;
import org.veilmark.schema.SegmentSpan;
import org.veilmark.schema.SegmentStatus;

/**
 * Decides a complete extraction: merges the evidence of its segments in order and tries the schemes
 * asked for. Segments that failed are left out and reported; the job fails only if all did.
 */
final class VoteDecision {
  private final KeySource keys;

  VoteDecision(KeySource keys) {
    this.keys = keys;
  }

  /** The record of the job; depends on the evidence alone, not on the order of its arrival. */
  JobRecord decide(CompleteJob<SegmentEvidence> job) {
    JobManifest manifest = job.manifest();
    if (manifest.getError() != null) {
      return JobRecords.failed(manifest, manifest.getError(), List.of());
    }
    Optional<SegmentEvidence> firstFailure =
        job.results().stream().filter(result -> !isOk(result)).findFirst();
    if (job.results().stream().noneMatch(VoteDecision::isOk)) {
      JobError error =
          firstFailure
              .map(SegmentEvidence::getError)
              .orElseGet(() -> Failures.error(FailureCode.REQUEST_INVALID, "nothing to read"));
      return JobRecords.failed(manifest, error, facts(job, List.of()));
    }
    try {
      return vote(job);
    } catch (JobException e) {
      return JobRecords.failed(
          manifest, Failures.error(e.code(), e.getMessage()), facts(job, List.of()));
    }
  }

  private JobRecord vote(CompleteJob<SegmentEvidence> job) throws JobException {
    JobManifest manifest = job.manifest();
    SecretKey secretKey = keys.resolve(manifest.getRequest().getKeyId());
    List<Optional<Evidence>> parts = job.results().stream().map(VoteDecision::evidence).toList();
    List<Evidence> pieces = parts.stream().flatMap(Optional::stream).toList();
    Findings findings =
        new MarkSearch(
                secretKey,
                Marks.toTry(manifest.getRequest().getAlgorithm()),
                manifest.getRequest().getFalsePositiveThreshold())
            .find(pieces);
    return JobRecords.succeeded(manifest, facts(job, parts))
        .setExtractResult(result(job, pieces, findings))
        .setWarnings(warnings(job))
        .build();
  }

  private static ExtractResult result(
      CompleteJob<SegmentEvidence> job, List<Evidence> pieces, Findings findings) {
    List<ExtractedMark> marks = findings.marks().stream().map(MarkRecords::of).toList();
    ExtractResult.Builder result =
        ExtractResult.newBuilder()
            .setFound(!marks.isEmpty())
            .setFalsePositiveProbability(findings.main().falsePositiveProbability())
            .setStatistic(findings.main().statistic())
            .setWave(job.manifest().getWave())
            .setSegmentsUsed((int) job.results().stream().filter(VoteDecision::isOk).count())
            .setFramesDecoded(
                job.results().stream().mapToLong(SegmentEvidence::getFramesDecoded).sum())
            .setMapsTried(pieces.stream().mapToLong(piece -> piece.located().hypotheses()).sum())
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
      CompleteJob<SegmentEvidence> job, List<Optional<Evidence>> parts) {
    List<SegmentFact> facts = new ArrayList<>();
    List<SegmentSpan> spans = job.manifest().getSegments();
    for (int i = 0; i < spans.size(); i++) {
      SegmentEvidence evidence = job.results().get(i);
      SegmentFact.Builder fact =
          JobRecords.fact(spans.get(i))
              .setStatus(evidence.getStatus())
              .setError(evidence.getError());
      if (!parts.isEmpty()) {
        parts.get(i).ifPresent(part -> fact.setStatistic(part.located().statistic()));
      }
      facts.add(fact.build());
    }
    return facts;
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

  private static boolean isOk(SegmentEvidence result) {
    return result.getStatus() == SegmentStatus.OK;
  }

  private static Optional<Evidence> evidence(SegmentEvidence result) {
    if (!isOk(result)) {
      return Optional.empty();
    }
    byte[] bytes = new byte[result.getEvidence().remaining()];
    result.getEvidence().duplicate().get(bytes);
    return Optional.of(Evidence.ofBytes(bytes));
  }
}

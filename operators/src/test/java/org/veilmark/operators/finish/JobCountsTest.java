package org.veilmark.operators.finish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.gather.JobRecords;
import org.veilmark.operators.testing.CountedMetrics;
import org.veilmark.operators.testing.Samples;
import org.veilmark.schema.ExtractResult;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.Wave;

class JobCountsTest {
  private final CountedMetrics metrics = new CountedMetrics();
  private final JobCounts counts = new JobCounts(metrics);

  private static JobRecord found(Wave wave, double marginDb) {
    ExtractResult result =
        ExtractResult.newBuilder()
            .setFound(true)
            .setFalsePositiveProbability(1e-12)
            .setStatistic(9)
            .setMarginDb(marginDb)
            .setWave(wave)
            .setSegmentsUsed(1)
            .setFramesDecoded(1)
            .build();
    return JobRecords.succeeded(Samples.manifest("job", JobKind.EXTRACT, 1), List.of())
        .setExtractResult(result)
        .build();
  }

  @Test
  void add_jobs_countsThemByKindStateAndCode() {
    JobRecord failed =
        JobRecords.failed(
            Samples.manifest("job", JobKind.EMBED, 1),
            Failures.error(FailureCode.KEY_UNKNOWN, "no key"),
            List.of());
    counts.add(failed);
    counts.add(failed);
    counts.add(found(Wave.GLANCE, 7));
    assertThat(metrics.counts())
        .isEqualTo(
            Map.of(
                "kind=embed state=failed jobsFinished", 2L,
                "code=KEY_UNKNOWN jobsFailed", 2L,
                "kind=extract state=succeeded jobsFinished", 1L,
                "wave=glance marginDb=from6 marksRead", 1L));
  }

  @ParameterizedTest
  @CsvSource({
    "-0.5, below1",
    "0.99, below1",
    "1, from1",
    "2.99, from1",
    "3, from3",
    "5.99, from3",
    "6, from6"
  })
  void marginClass_ofMargins(double marginDb, String name) {
    assertThat(JobCounts.marginClass(marginDb)).isEqualTo(name);
  }
}

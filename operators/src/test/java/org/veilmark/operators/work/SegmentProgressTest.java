package org.veilmark.operators.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.testing.CountedMetrics;
import org.veilmark.operators.testing.Samples;
import org.veilmark.schema.JobKind;

class SegmentProgressTest {
  private final CountedMetrics metrics = new CountedMetrics();
  private final SegmentProgress progress = SegmentProgress.in(metrics);

  @Test
  void counters_ofASegment_addUpToWhatWasPlanned() {
    progress.begin(Samples.descriptor("job", JobKind.EMBED, 0).setWorkPixels(1000).build());
    progress.frameDone(400);
    progress.frameDone(400);
    progress.spent(WorkListener.Step.DECODE, 2_000_000);
    progress.spent(WorkListener.Step.DECODE, 1_000_000);
    progress.spent(WorkListener.Step.SIGNAL, 7_000);
    progress.end();

    assertThat(metrics.counts())
        .containsEntry("framesProcessed", 2L)
        .containsEntry("workPixelsProcessed", 1000L)
        .containsEntry("segmentsProcessed", 1L)
        .containsEntry("decodeMicros", 3000L)
        .containsEntry("signalMicros", 7L)
        .containsEntry("encodeMicros", 0L);
  }

  @Test
  void failed_segments_areCountedByCode() {
    progress.failed(Failures.error(FailureCode.STORAGE_FAILED, "503"));
    progress.failed(Failures.error(FailureCode.STORAGE_FAILED, "again"));
    progress.failed(Failures.error(FailureCode.SEGMENT_CRASHED, "died"));
    assertThat(metrics.counts())
        .containsEntry("code=STORAGE_FAILED segmentsFailed", 2L)
        .containsEntry("code=SEGMENT_CRASHED segmentsFailed", 1L);
  }
}

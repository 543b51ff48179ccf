package org.veilmark.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.veilmark.gateway.facts.EmbedFacts;
import org.veilmark.gateway.facts.ExtractFacts;
import org.veilmark.gateway.facts.GeometryFacts;
import org.veilmark.gateway.facts.JobFacts;
import org.veilmark.gateway.facts.MarkFacts;
import org.veilmark.gateway.facts.PsnrFacts;
import org.veilmark.gateway.facts.SampleFacts;
import org.veilmark.gateway.facts.SampleImage;
import org.veilmark.gateway.facts.SegmentFacts;
import org.veilmark.gateway.facts.TimeRange;
import org.veilmark.gateway.job.JobFailure;
import org.veilmark.schema.Algorithm;
import org.veilmark.schema.EmbedResult;
import org.veilmark.schema.ExtractResult;
import org.veilmark.schema.ExtractedMark;
import org.veilmark.schema.Geometry;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.JobState;
import org.veilmark.schema.MarkSample;
import org.veilmark.schema.PictureError;
import org.veilmark.schema.PlaneError;
import org.veilmark.schema.SegmentFact;
import org.veilmark.schema.SegmentStatus;
import org.veilmark.schema.TimeSpan;
import org.veilmark.schema.Wave;
import org.veilmark.schema.codec.RecordCodec;

/** What is told of the service's records. */
class RecordFactsTest {
  private static final RecordCodec<JobRecord> CODEC = new RecordCodec<>(JobRecord.class);

  private final RecordFacts facts = new RecordFacts();

  @Test
  void read_extraction_tellsItsMarksAndSegments() {
    ExtractedMark mark =
        ExtractedMark.newBuilder()
            .setMessage("copy 17")
            .setAlgorithm(Algorithm.V2)
            .setLevel(1)
            .setFalsePositiveProbability(1e-12)
            .setMarginDb(7.5)
            .setGeometry(Geometry.newBuilder().setXx(0.8).setY0(3.0).build())
            .setRate(1.04)
            .setRanges(List.of(new TimeSpan(2_000_000L, 4_500_000L)))
            .build();
    JobRecord record =
        record(JobKind.EXTRACT)
            .setExtractResult(
                ExtractResult.newBuilder()
                    .setFound(true)
                    .setMessage("copy 17")
                    .setFalsePositiveProbability(2e-12)
                    .setStatistic(Double.POSITIVE_INFINITY)
                    .setWave(Wave.LOOK)
                    .setSegmentsUsed(1)
                    .setFramesDecoded(50)
                    .setMapsTried(9)
                    .setMarks(List.of(mark))
                    .setFingerprint(ByteBuffer.wrap(new byte[36]))
                    .build())
            .setSegments(
                List.of(
                    segment(0, SegmentStatus.OK).setStatistic(12.5).setMarginDb(-1.0).build(),
                    segment(1, SegmentStatus.TIMED_OUT)
                        .setError(new JobError("SEGMENT_TIMED_OUT", "too long"))
                        .build()))
            .setWarnings(List.of("segment 1: was not read"))
            .build();

    assertThat(facts.read(CODEC.encode(record)))
        .contains(
            new JobFacts(
                null,
                new ExtractFacts(
                    true,
                    2e-12,
                    1e-9,
                    null,
                    "look",
                    1,
                    50,
                    9,
                    36,
                    List.of(
                        new MarkFacts(
                            "copy 17",
                            "v2",
                            1,
                            1e-12,
                            7.5,
                            1.04,
                            new GeometryFacts(0.8, 0, 0, 0, 1, 3),
                            List.of(new TimeRange(2, 4.5))))),
                List.of(
                    new SegmentFacts(0, new TimeRange(0, 2), "OK", false, 12.5, -1.0, null),
                    new SegmentFacts(
                        1,
                        new TimeRange(2, 4),
                        "TIMED_OUT",
                        false,
                        null,
                        null,
                        new JobFailure("SEGMENT_TIMED_OUT", "too long"))),
                List.of("segment 1: was not read")));
  }

  @Test
  void read_embedding_tellsPsnrOfThePlanesThatChanged() {
    JobRecord record =
        record(JobKind.EMBED)
            .setEmbedResult(
                embedding()
                    .setMarkError(
                        PictureError.newBuilder()
                            .setBitDepth(10)
                            .setY(new PlaneError(0L, 1000L))
                            .setU(new PlaneError(1000L, 1000L))
                            .setV(new PlaneError(10_000L, 1000L))
                            .build())
                    .build())
            .build();

    EmbedFacts told = facts.read(CODEC.encode(record)).orElseThrow().embedding();

    // Peak 1023: 20 log10(1023) = 60.1975...
    double full = 20 * Math.log10(1023);
    assertThat(told)
        .isEqualTo(
            new EmbedFacts(
                5000,
                4,
                "v1",
                0,
                1,
                "00000000000000ff",
                1,
                1,
                50,
                new PsnrFacts(null, told.psnr().u(), told.psnr().v()),
                0,
                new SampleFacts(1.5, 20)));
    assertThat(told.psnr().u()).isCloseTo(full, offset(1e-9));
    assertThat(told.psnr().v()).isCloseTo(full - 10, offset(1e-9));
  }

  @Test
  void image_ofEmbedding_isTheOneAskedFor() {
    byte[] record = CODEC.encode(record(JobKind.EMBED).setEmbedResult(embedding().build()).build());

    assertThat(facts.image(record, SampleImage.ORIGINAL)).contains(new byte[] {1});
    assertThat(facts.image(record, SampleImage.MARKED)).contains(new byte[] {2, 2});
    assertThat(facts.image(record, SampleImage.DIFFERENCE)).contains(new byte[] {3, 3, 3});
    byte[] other = CODEC.encode(record(JobKind.EXTRACT).build());
    assertThat(facts.image(other, SampleImage.ORIGINAL)).isEmpty();
  }

  @Test
  void read_whatIsNoRecord_tellsNothing() {
    assertThat(facts.read(new byte[] {1, 2, 3})).isEmpty();
    assertThat(facts.image(new byte[] {1, 2, 3}, SampleImage.MARKED)).isEmpty();
    assertThat(facts.read(new byte[0])).isEmpty();
  }

  private static JobRecord.Builder record(JobKind kind) {
    return JobRecord.newBuilder()
        .setJobId("job")
        .setRequest(
            JobRequest.newBuilder()
                .setJobId("job")
                .setKind(kind)
                .setInputUri("/srv/films/a.mp4")
                .setKeyId("key")
                .setNonce(255L)
                .setSubmittedAtMillis(1)
                .build())
        .setState(JobState.SUCCEEDED);
  }

  private static EmbedResult.Builder embedding() {
    return EmbedResult.newBuilder()
        .setOutputUri("/srv/films/m.mp4")
        .setOutputBytes(5000)
        .setDurationMicros(4_000_000)
        .setAlgorithm(Algorithm.V1)
        .setLevel(0)
        .setSegmentsReencoded(1)
        .setSegmentsCopied(1)
        .setFramesEncoded(50)
        .setMarkSample(
            MarkSample.newBuilder()
                .setTimeMicros(1_500_000)
                .setOriginal(ByteBuffer.wrap(new byte[] {1}))
                .setMarked(ByteBuffer.wrap(new byte[] {2, 2}))
                .setDifference(ByteBuffer.wrap(new byte[] {3, 3, 3}))
                .setGain(20)
                .build());
  }

  private static SegmentFact.Builder segment(int index, SegmentStatus status) {
    return SegmentFact.newBuilder()
        .setSegmentIndex(index)
        .setStartMicros(index * 2_000_000L)
        .setEndMicros((index + 1) * 2_000_000L)
        .setStatus(status);
  }
}

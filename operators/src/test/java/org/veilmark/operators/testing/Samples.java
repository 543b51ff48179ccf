package org.veilmark.operators.testing;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.veilmark.fingerprint.FingerprintCollector;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.mark.Fingerprints;
import org.veilmark.schema.Algorithm;
import org.veilmark.schema.EncoderSettings;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.MarkSample;
import org.veilmark.schema.MarkSettings;
import org.veilmark.schema.PictureError;
import org.veilmark.schema.PlaneError;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentPlan;
import org.veilmark.schema.SegmentSpan;
import org.veilmark.schema.SegmentStatus;
import org.veilmark.schema.TimeBase;
import org.veilmark.schema.Wave;

/** Records for tests. Segments are four seconds long. */
public final class Samples {
  public static final String MESSAGE = "a message";
  private static final long SEGMENT_MICROS = 4_000_000;

  private Samples() {}

  public static String developmentKeyId() {
    try {
      return KeySource.development().read().id();
    } catch (JobException e) {
      throw new IllegalStateException(e);
    }
  }

  public static JobRequest.Builder request(String jobId, JobKind kind) {
    return JobRequest.newBuilder()
        .setJobId(jobId)
        .setKind(kind)
        .setInputUri("/nowhere/host.mp4")
        .setOutputUri(kind == JobKind.EMBED ? "/nowhere/marked.mp4" : null)
        .setMessage(kind == JobKind.EMBED ? MESSAGE : null)
        .setKeyId(developmentKeyId())
        .setSubmittedAtMillis(1);
  }

  public static JobManifest manifest(String jobId, JobKind kind, int segments) {
    return manifest(request(jobId, kind).build(), segments);
  }

  public static JobManifest manifest(JobRequest request, int segments) {
    return JobManifest.newBuilder()
        .setJobId(request.getJobId())
        .setRequest(request)
        .setWave(Wave.STUDY)
        .setSegments(IntStream.range(0, segments).mapToObj(Samples::span).toList())
        .setDurationMicros(segments * SEGMENT_MICROS)
        .setEndPtsTicks(segments * 4L)
        .setMark(request.getKind() == JobKind.EMBED ? mark() : null)
        .setStartedAtMillis(2)
        .build();
  }

  public static JobManifest failedManifest(String jobId, JobKind kind) {
    return JobManifest.newBuilder(manifest(jobId, kind, 0))
        .setError(Failures.error(FailureCode.INPUT_NOT_FOUND, "there is no file"))
        .build();
  }

  public static MarkSettings mark() {
    return new MarkSettings(Algorithm.V2, 2, 1.0, MESSAGE);
  }

  public static SegmentDescriptor.Builder descriptor(String jobId, JobKind kind, int index) {
    boolean embedding = kind == JobKind.EMBED;
    return SegmentDescriptor.newBuilder()
        .setJobId(jobId)
        .setKind(kind)
        .setSegmentIndex(index)
        .setWave(Wave.STUDY)
        .setLane(0)
        .setWorkPixels(1000)
        .setInputUri("/nowhere/host.mp4")
        .setStreamIndex(0)
        .setTimeBase(new TimeBase(1, 1))
        .setOriginPtsTicks(0)
        .setFirstPtsTicks(4L * index)
        .setEndPtsTicks(4L * index + 4)
        .setSeekPtsTicks(4L * index)
        .setKeyId(developmentKeyId())
        .setMark(embedding ? mark() : null)
        .setEncoding(embedding ? encoding() : null)
        .setStagedUri(embedding ? "/nowhere/staged" : null);
  }

  public static EncoderSettings encoding() {
    return EncoderSettings.newBuilder()
        .setVideoCodec("h264")
        .setCrf(20.0)
        .setPreset("ultrafast")
        .build();
  }

  public static SegmentPlan plan(String jobId, JobKind kind, long... workPixels) {
    List<SegmentDescriptor> segments =
        IntStream.range(0, workPixels.length)
            .mapToObj(
                index -> descriptor(jobId, kind, index).setWorkPixels(workPixels[index]).build())
            .toList();
    return new SegmentPlan(manifest(jobId, kind, workPixels.length), segments);
  }

  public static SegmentOutput output(String jobId, int index) {
    PlaneError error = new PlaneError(index + 1L, 10L);
    return SegmentOutput.newBuilder()
        .setJobId(jobId)
        .setSegmentIndex(index)
        .setStatus(SegmentStatus.OK)
        .setStagedUri("/nowhere/segment-" + index)
        .setStagedBytes(10)
        .setFramesEncoded(5)
        .setFirstPtsTicks(4L * index)
        .setLastPtsTicks(4L * index + 3)
        .setMarkError(new PictureError(8, error, error, error))
        .setFingerprint(fingerprint(index))
        .build();
  }

  /** Of three images that are none. */
  public static MarkSample markSample(long timeMicros) {
    return MarkSample.newBuilder()
        .setTimeMicros(timeMicros)
        .setOriginal(ByteBuffer.wrap(new byte[] {1}))
        .setMarked(ByteBuffer.wrap(new byte[] {2, 2}))
        .setDifference(ByteBuffer.wrap(new byte[] {3, 3, 3}))
        .setGain(20)
        .build();
  }

  /** Of pictures of {@link FakeMedia}, one a second. */
  public static @Nullable ByteBuffer fingerprint(int... ticks) {
    FingerprintCollector collector = new FingerprintCollector(FakeMedia.FORMAT);
    for (int tick : ticks) {
      collector.add(FakeMedia.picture(tick), tick);
    }
    return Fingerprints.toRecord(collector.finish());
  }

  public static SegmentOutput failedOutput(String jobId, int index) {
    return SegmentOutput.newBuilder()
        .setJobId(jobId)
        .setSegmentIndex(index)
        .setStatus(SegmentStatus.TIMED_OUT)
        .setError(Failures.error(FailureCode.SEGMENT_TIMED_OUT, "too slow"))
        .build();
  }

  public static SegmentEvidence evidence(String jobId, int index, byte[] evidence) {
    return SegmentEvidence.newBuilder()
        .setJobId(jobId)
        .setSegmentIndex(index)
        .setWave(Wave.STUDY)
        .setStatus(SegmentStatus.OK)
        .setEvidence(ByteBuffer.wrap(evidence))
        .setFramesDecoded(5)
        .setFingerprint(fingerprint(index))
        .build();
  }

  public static SegmentEvidence failedEvidence(String jobId, int index) {
    return SegmentEvidence.newBuilder()
        .setJobId(jobId)
        .setSegmentIndex(index)
        .setWave(Wave.STUDY)
        .setStatus(SegmentStatus.FAILED)
        .setError(Failures.error(FailureCode.STORAGE_FAILED, "the disk is gone"))
        .build();
  }

  private static SegmentSpan span(int index) {
    return SegmentSpan.newBuilder()
        .setSegmentIndex(index)
        .setStartMicros(index * SEGMENT_MICROS)
        .setEndMicros((index + 1) * SEGMENT_MICROS)
        .build();
  }
}

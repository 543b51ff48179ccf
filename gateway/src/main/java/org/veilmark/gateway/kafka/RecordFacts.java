package org.veilmark.gateway.kafka;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.veilmark.gateway.facts.EmbedFacts;
import org.veilmark.gateway.facts.ExtractFacts;
import org.veilmark.gateway.facts.FactsReader;
import org.veilmark.gateway.facts.GeometryFacts;
import org.veilmark.gateway.facts.JobFacts;
import org.veilmark.gateway.facts.MarkFacts;
import org.veilmark.gateway.facts.PsnrFacts;
import org.veilmark.gateway.facts.SampleFacts;
import org.veilmark.gateway.facts.SampleImage;
import org.veilmark.gateway.facts.SegmentFacts;
import org.veilmark.gateway.facts.TimeRange;
import org.veilmark.gateway.job.JobFailure;
import org.veilmark.schema.EmbedResult;
import org.veilmark.schema.ExtractResult;
import org.veilmark.schema.ExtractedMark;
import org.veilmark.schema.Geometry;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.MarkSample;
import org.veilmark.schema.PictureError;
import org.veilmark.schema.PlaneError;
import org.veilmark.schema.SegmentFact;
import org.veilmark.schema.codec.RecordBytes;
import org.veilmark.schema.codec.RecordCodec;
import org.veilmark.schema.codec.RecordDecodingException;

/** Facts out of the service's records. */
public final class RecordFacts implements FactsReader {
  private static final Logger LOG = LoggerFactory.getLogger(RecordFacts.class);
  private static final double MICROS = 1e6;

  private final RecordCodec<JobRecord> codec = new RecordCodec<>(JobRecord.class);

  @Override
  public Optional<JobFacts> read(byte[] record) {
    return decode(record).map(RecordFacts::facts);
  }

  @Override
  public Optional<byte[]> image(byte[] record, SampleImage image) {
    return decode(record)
        .map(JobRecord::getEmbedResult)
        .map(EmbedResult::getMarkSample)
        .map(
            sample ->
                switch (image) {
                  case ORIGINAL -> sample.getOriginal();
                  case MARKED -> sample.getMarked();
                  case DIFFERENCE -> sample.getDifference();
                })
        .map(RecordBytes::copyOf);
  }

  private Optional<JobRecord> decode(byte[] record) {
    try {
      return Optional.of(codec.decode(record));
    } catch (RecordDecodingException e) {
      LOG.warn("A record that was kept cannot be read: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static JobFacts facts(JobRecord record) {
    EmbedResult marked = record.getEmbedResult();
    ExtractResult read = record.getExtractResult();
    return new JobFacts(
        marked == null ? null : embedding(record.getRequest(), marked),
        read == null ? null : extraction(record.getRequest(), read),
        record.getSegments().stream().map(RecordFacts::segment).toList(),
        record.getWarnings());
  }

  private static EmbedFacts embedding(JobRequest request, EmbedResult result) {
    Long nonce = request.getNonce();
    PictureError error = result.getMarkError();
    MarkSample sample = result.getMarkSample();
    return new EmbedFacts(
        result.getOutputBytes(),
        result.getDurationMicros() / MICROS,
        lowerCase(result.getAlgorithm()),
        result.getLevel(),
        request.getStrength(),
        nonce == null ? null : HexFormat.of().toHexDigits(nonce),
        result.getSegmentsReencoded(),
        result.getSegmentsCopied(),
        result.getFramesEncoded(),
        error == null ? null : psnr(error),
        size(result.getFingerprint()),
        sample == null ? null : new SampleFacts(sample.getTimeMicros() / MICROS, sample.getGain()));
  }

  private static PsnrFacts psnr(PictureError error) {
    double peak = Math.scalb(1.0, error.getBitDepth()) - 1;
    return new PsnrFacts(
        psnr(error.getY(), peak), psnr(error.getU(), peak), psnr(error.getV(), peak));
  }

  private static @Nullable Double psnr(PlaneError plane, double peak) {
    return finite(
        10 * Math.log10(peak * peak * plane.getSampleCount() / plane.getSquaredErrorSum()));
  }

  private static ExtractFacts extraction(JobRequest request, ExtractResult result) {
    return new ExtractFacts(
        result.getFound(),
        result.getFalsePositiveProbability(),
        request.getFalsePositiveThreshold(),
        finite(result.getStatistic()),
        result.getWave() == null ? null : lowerCase(result.getWave()),
        result.getSegmentsUsed(),
        result.getFramesDecoded(),
        result.getMapsTried(),
        size(result.getFingerprint()),
        result.getMarks().stream().map(RecordFacts::mark).toList());
  }

  private static MarkFacts mark(ExtractedMark mark) {
    Geometry map = mark.getGeometry();
    return new MarkFacts(
        mark.getMessage(),
        lowerCase(mark.getAlgorithm()),
        mark.getLevel(),
        mark.getFalsePositiveProbability(),
        mark.getMarginDb(),
        mark.getRate(),
        new GeometryFacts(
            map.getXx(), map.getXy(), map.getX0(), map.getYx(), map.getYy(), map.getY0()),
        mark.getRanges().stream()
            .map(range -> range(range.getStartMicros(), range.getEndMicros()))
            .toList());
  }

  private static SegmentFacts segment(SegmentFact fact) {
    JobError error = fact.getError();
    return new SegmentFacts(
        fact.getSegmentIndex(),
        range(fact.getStartMicros(), fact.getEndMicros()),
        fact.getStatus().name(),
        fact.getCopied(),
        finite(fact.getStatistic()),
        finite(fact.getMarginDb()),
        error == null ? null : new JobFailure(error.getCode(), error.getMessage()));
  }

  private static TimeRange range(long startMicros, long endMicros) {
    return new TimeRange(startMicros / MICROS, endMicros / MICROS);
  }

  private static int size(@Nullable ByteBuffer bytes) {
    return bytes == null ? 0 : bytes.remaining();
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** JSON has no infinities. */
  private static @Nullable Double finite(@Nullable Double number) {
    return number == null || !Double.isFinite(number) ? null : number;
  }
}

package org.veilmark.operators.work;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.RateControl;
import org.veilmark.media.VideoCodec;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.JobException;
import org.veilmark.schema.HostCoding;
import org.veilmark.schema.SegmentDescriptor;

/** What records say about coding, in the terms of the media library. */
public final class Encodings {
  private Encodings() {}

  /** How an embedding codes a segment. */
  public static EncoderSettings of(SegmentDescriptor descriptor) throws JobException {
    Long maxBytes = descriptor.getMaxBytes();
    return of(
        descriptor.getEncoding(),
        maxBytes == null ? null : new Limit(maxBytes, Descriptors.seconds(descriptor)),
        descriptor.getBesideHost());
  }

  /**
   * Settings of which every choice is made.
   *
   * @throws JobException if a number is out of its range
   */
  public static EncoderSettings of(
      org.veilmark.schema.EncoderSettings record,
      @Nullable Limit limit,
      @Nullable HostCoding besideHost)
      throws JobException {
    try {
      VideoCodec codec =
          VideoCodec.ofName(record.getVideoCodec())
              .orElseThrow(
                  () ->
                      new JobException(
                          FailureCode.REQUEST_INVALID,
                          "cannot encode to " + record.getVideoCodec()));
      // 0: not chosen yet, which nothing but coding needs.
      int threads = record.getThreads() == 0 ? 1 : record.getThreads();
      return new EncoderSettings(
          codec, rate(record, limit), record.getPreset(), terms(besideHost), threads);
    } catch (IllegalArgumentException e) {
      throw new JobException(FailureCode.REQUEST_INVALID, e.getMessage(), e);
    }
  }

  private static Optional<org.veilmark.media.HostCoding> terms(@Nullable HostCoding host) {
    return host == null
        ? Optional.empty()
        : Optional.of(
            new org.veilmark.media.HostCoding(
                host.getProfile(),
                host.getLevel(),
                host.getReferenceFrames(),
                host.getSpareSetId()));
  }

  private static RateControl rate(
      org.veilmark.schema.EncoderSettings record, @Nullable Limit limit) {
    Long bits = record.getBitrateBitsPerSecond();
    if (bits != null) {
      return RateControl.ofAverage(bits);
    }
    double crf = record.getCrf();
    return limit == null
        ? RateControl.ofQuality(crf)
        : RateControl.limited(crf, limit.bytes(), limit.seconds());
  }

  /**
   * What a segment may take.
   *
   * @param bytes above 0
   * @param seconds of the segment
   */
  public record Limit(long bytes, double seconds) {}
}

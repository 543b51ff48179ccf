package org.veilmark.operators.extract;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.veilmark.extract.Evidence;
import org.veilmark.extract.ResidualCollector;
import org.veilmark.extract.SearchWidth;
import org.veilmark.extract.SurestMap;
import org.veilmark.fingerprint.FingerprintCollector;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.VideoFrame;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.io.FlinkByteSource;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.mark.Fingerprints;
import org.veilmark.operators.mark.GeometryRecords;
import org.veilmark.operators.mark.Marks;
import org.veilmark.operators.work.DecodeWarnings;
import org.veilmark.operators.work.Descriptors;
import org.veilmark.operators.work.PresentationClock;
import org.veilmark.operators.work.SegmentProgress;
import org.veilmark.schema.Effort;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentStatus;
import org.veilmark.signal.PictureFormat;

/**
 * Decodes a segment, finds how its picture was changed, and reduces it to evidence. The key tells
 * which of the maps that the carrier's repetition allows is right; the evidence itself is free of
 * it.
 */
final class SegmentReader {
  private static final int DECODER_THREADS = 1;

  private final MediaLibrary media;
  private final KeySource keys;
  private final SegmentProgress progress;

  /** A reader for one thread. */
  SegmentReader(MediaLibrary media, KeySource keys, SegmentProgress progress) {
    this.media = media;
    this.keys = keys;
    this.progress = progress;
  }

  /** Does the work of {@code descriptor}. */
  SegmentEvidence read(SegmentDescriptor descriptor)
      throws JobException, MediaException, IOException {
    progress.begin(descriptor);
    DecodeOptions options =
        descriptor.getKeyFramesOnly()
            ? DecodeOptions.keyFrames(DECODER_THREADS)
            : DecodeOptions.lenient(DECODER_THREADS);
    try (SegmentDecoder decoder =
        media.openDecoder(
            FlinkByteSource.of(descriptor.getInputUri()), Descriptors.range(descriptor), options)) {
      return collect(descriptor, decoder);
    } finally {
      progress.end();
    }
  }

  private SegmentEvidence collect(SegmentDescriptor descriptor, SegmentDecoder decoder)
      throws JobException, MediaException, IOException {
    PresentationClock presentation = Descriptors.presentation(descriptor);
    PictureFormat format = decoder.stream().format();
    ResidualCollector collector = new ResidualCollector(format);
    FingerprintCollector fingerprint = new FingerprintCollector(format);
    long frames = 0;
    VideoFrame frame = decoder.next();
    while (frame != null) {
      Descriptors.checkInterrupt();
      double seconds = presentation.seconds(frame.ptsTicks());
      if (collector.wants(seconds, frame.keyFrame())) {
        collector.add(frame.picture(), seconds, frame.keyFrame());
      }
      fingerprint.add(frame.picture(), seconds);
      frames++;
      progress.frameDone((long) format.width() * format.height());
      frame = decoder.next();
    }
    Evidence evidence =
        SurestMap.read(
            collector.finish(),
            keys.resolve(descriptor.getKeyId()),
            Marks.toTry(descriptor.getAlgorithm()),
            width(descriptor.getEffort()),
            Optional.ofNullable(descriptor.getLikelyGeometry()).map(GeometryRecords::map),
            Thread.currentThread()::isInterrupted);
    Descriptors.checkInterrupt();
    return SegmentEvidence.newBuilder()
        .setJobId(descriptor.getJobId())
        .setSegmentIndex(descriptor.getSegmentIndex())
        .setWave(descriptor.getWave())
        .setStatus(SegmentStatus.OK)
        .setEvidence(ByteBuffer.wrap(evidence.toBytes()))
        .setFingerprint(Fingerprints.toRecord(fingerprint.finish()))
        .setFramesDecoded(frames)
        .setWarnings(DecodeWarnings.of(decoder.report()))
        .build();
  }

  private static SearchWidth width(Effort effort) {
    return switch (effort) {
      case GLANCE -> SearchWidth.NARROW;
      case LOOK, AUTO, UNKNOWN -> SearchWidth.USUAL;
      case STUDY -> SearchWidth.WIDE;
    };
  }
}

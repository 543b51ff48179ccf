package org.veilmark.operators.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.veilmark.code.SecretKey;
import org.veilmark.extract.Evidence;
import org.veilmark.extract.EvidenceCollector;
import org.veilmark.extract.SearchWidth;
import org.veilmark.fingerprint.FingerprintCollector;
import org.veilmark.media.MediaException;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.VideoFrame;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.mark.Fingerprints;
import org.veilmark.operators.mark.GeometryRecords;
import org.veilmark.operators.mark.Marks;
import org.veilmark.operators.work.DecodeWarnings;
import org.veilmark.operators.work.Descriptors;
import org.veilmark.operators.work.PresentationClock;
import org.veilmark.operators.work.WorkListener;
import org.veilmark.schema.Effort;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentStatus;
import org.veilmark.signal.PictureFormat;

/**
 * One run over the pictures of a segment that is read: finds how its picture was changed, and
 * reduces it to evidence. The key tells which of the maps that the carrier's repetition allows is
 * right; the evidence itself is free of it.
 *
 * @param listener told of each picture that is done, and what took how long
 */
record ExtractPass(
    SegmentDescriptor descriptor, SegmentDecoder decoder, SecretKey key, WorkListener listener) {

  SegmentEvidence run() throws JobException, MediaException, IOException {
    PresentationClock presentation = Descriptors.presentation(descriptor);
    PictureFormat format = decoder.stream().format();
    EvidenceCollector collector =
        new EvidenceCollector(
            format,
            key,
            Marks.toTry(descriptor.getAlgorithm()),
            width(descriptor.getEffort()),
            Optional.ofNullable(descriptor.getLikelyGeometry()).map(GeometryRecords::map),
            Thread.currentThread()::isInterrupted);
    FingerprintCollector fingerprint = new FingerprintCollector(format);
    StepClock clock = new StepClock();
    long decoded = 0;
    VideoFrame frame = decoder.next();
    while (frame != null) {
      clock.lap(WorkListener.Step.DECODE);
      Descriptors.checkInterrupt();
      double seconds = presentation.seconds(frame.ptsTicks());
      collector.add(frame.picture(), seconds, frame.keyFrame());
      fingerprint.add(frame.picture(), seconds);
      decoded++;
      clock.lap(WorkListener.Step.SIGNAL);
      listener.frameDone((long) format.width() * format.height());
      frame = decoded == descriptor.getMaxPictures() ? null : decoder.next();
    }
    clock.lap(WorkListener.Step.DECODE);
    Evidence evidence = collector.finish();
    clock.lap(WorkListener.Step.SIGNAL);
    clock.tell(listener);
    Descriptors.checkInterrupt();
    return SegmentEvidence.newBuilder()
        .setJobId(descriptor.getJobId())
        .setSegmentIndex(descriptor.getSegmentIndex())
        .setWave(descriptor.getWave())
        .setStatus(SegmentStatus.OK)
        .setEvidence(ByteBuffer.wrap(evidence.toBytes()))
        .setFingerprint(Fingerprints.toRecord(fingerprint.finish()))
        .setFramesDecoded(decoded)
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

package org.veilmark.operators.engine;

import java.io.IOException;
import org.veilmark.code.MessageException;
import org.veilmark.code.SecretKey;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.embed.Embedder;
import org.veilmark.embed.MarkError;
import org.veilmark.fingerprint.FingerprintCollector;
import org.veilmark.media.MalformedMediaException;
import org.veilmark.media.MediaException;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.StagedSegment;
import org.veilmark.media.VideoFrame;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.mark.Fingerprints;
import org.veilmark.operators.mark.Marks;
import org.veilmark.operators.work.DecodeWarnings;
import org.veilmark.operators.work.Descriptors;
import org.veilmark.operators.work.PresentationClock;
import org.veilmark.operators.work.WorkListener;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentStatus;
import org.veilmark.signal.PictureFormat;

/** One run over the pictures of a segment that is marked. */
final class EmbedPass {
  private static final double MIN_GOP_SECONDS = 1;

  private final SegmentDescriptor descriptor;
  private final SegmentDecoder decoder;
  private final BackgroundEncoder encoder;
  private final WorkListener listener;
  private final PresentationClock presentation;
  private final Embedder embedder;
  private final boolean leavesMarkOut;
  private final PictureFormat format;
  private final MarkErrorMeter meter;
  private final FingerprintCollector fingerprint;
  private final MarkSampler sampler;
  private final StepClock clock = new StepClock();
  private double lastGopSeconds = Double.NEGATIVE_INFINITY;

  EmbedPass(
      SegmentDescriptor descriptor,
      SegmentDecoder decoder,
      BackgroundEncoder encoder,
      SecretKey key,
      WorkListener listener)
      throws JobException {
    this.descriptor = descriptor;
    this.decoder = decoder;
    this.encoder = encoder;
    this.listener = listener;
    presentation = Descriptors.presentation(descriptor);
    format = decoder.stream().format();
    EmbedSettings settings = Marks.settings(descriptor, decoder.stream().colour());
    try {
      embedder = new Embedder(settings, key, format);
    } catch (MessageException e) {
      throw new JobException(FailureCode.MESSAGE_INVALID, e.getMessage(), e);
    }
    leavesMarkOut = settings.strength() == 0;
    meter = new MarkErrorMeter(format);
    fingerprint = new FingerprintCollector(format);
    sampler = new MarkSampler(descriptor.getMarkSamplePtsTicks(), presentation);
  }

  /**
   * Marks and codes all pictures.
   *
   * @throws MalformedMediaException if not one of them can be decoded
   */
  void run() throws MediaException, IOException {
    VideoFrame frame = decoder.next();
    if (frame == null) {
      throw new MalformedMediaException(
          "segment " + descriptor.getSegmentIndex(), "none of its pictures can be decoded");
    }
    while (frame != null) {
      clock.lap(WorkListener.Step.DECODE);
      Descriptors.checkInterrupt();
      double seconds = presentation.seconds(frame.ptsTicks());
      if (isToBeMarked(frame.ptsTicks())) {
        fingerprint.add(frame.picture(), seconds);
        sampler.before(frame);
        MarkError error = embedder.embed(frame.picture(), seconds);
        meter.count(error);
        sampler.after(frame, error);
      } else {
        meter.countUnchanged();
      }
      clock.lap(WorkListener.Step.SIGNAL);
      encoder.encode(frame.picture(), frame.ptsTicks(), startsGop(frame, seconds));
      clock.skip();
      listener.frameDone((long) format.width() * format.height());
      frame = decoder.next();
    }
  }

  /** What became of the segment, once it is coded. */
  SegmentOutput output(StagedSegment staged) throws IOException {
    clock.add(WorkListener.Step.ENCODE, encoder.busyNanos());
    clock.tell(listener);
    return SegmentOutput.newBuilder()
        .setJobId(descriptor.getJobId())
        .setSegmentIndex(descriptor.getSegmentIndex())
        .setStatus(SegmentStatus.OK)
        .setStagedUri(descriptor.getStagedUri())
        .setStagedBytes(staged.bytes())
        .setFramesEncoded(staged.frames())
        .setFirstPtsTicks(staged.firstPtsTicks())
        .setLastPtsTicks(staged.lastPtsTicks())
        .setMarkError(meter.result())
        .setFingerprint(Fingerprints.toRecord(fingerprint.finish()))
        .setMarkSample(sampler.result(decoder.stream().colour()))
        .setWarnings(DecodeWarnings.of(decoder.report()))
        .build();
  }

  private boolean isToBeMarked(long ptsTicks) {
    return !leavesMarkOut
        && ptsTicks >= descriptor.getMarkFromPtsTicks()
        && ptsTicks < descriptor.getMarkEndPtsTicks();
  }

  /** Keeps the host's random access, but not one at every frame of an all-intra source. */
  private boolean startsGop(VideoFrame frame, double seconds) {
    boolean starts = frame.keyFrame() && seconds >= lastGopSeconds + MIN_GOP_SECONDS;
    if (starts) {
      lastGopSeconds = seconds;
    }
    return starts;
  }
}

package org.veilmark.operators.embed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.veilmark.code.MessageException;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.embed.Embedder;
import org.veilmark.fingerprint.FingerprintCollector;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.SegmentEncoder;
import org.veilmark.media.StagedSegment;
import org.veilmark.media.VideoFrame;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.io.FlinkByteSource;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.Publication;
import org.veilmark.operators.io.StagedFacts;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.mark.Fingerprints;
import org.veilmark.operators.mark.Marks;
import org.veilmark.operators.work.DecodeWarnings;
import org.veilmark.operators.work.Descriptors;
import org.veilmark.operators.work.Encodings;
import org.veilmark.operators.work.PresentationClock;
import org.veilmark.operators.work.SegmentProgress;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentStatus;
import org.veilmark.signal.PictureFormat;

/**
 * Decodes a segment, marks its pictures, encodes them and stages the result. The bytes depend on
 * the descriptor and the key alone. Work that is found staged is not done again.
 */
final class SegmentMarker {
  private static final int DECODER_THREADS = 1;
  private static final double MIN_GOP_SECONDS = 1;

  private final MediaLibrary media;
  private final KeySource keys;
  private final String attempt;
  private final Path spoolDirectory;
  private final SegmentProgress progress;

  /** A marker for one thread; {@code attempt} goes into the names of temporary files. */
  SegmentMarker(
      MediaLibrary media,
      KeySource keys,
      String attempt,
      Path spoolDirectory,
      SegmentProgress progress) {
    this.media = media;
    this.keys = keys;
    this.attempt = attempt;
    this.spoolDirectory = spoolDirectory;
    this.progress = progress;
  }

  /** Does the work of {@code descriptor}, or finds it done. */
  SegmentOutput mark(SegmentDescriptor descriptor)
      throws JobException, MediaException, IOException {
    progress.begin(descriptor);
    try {
      Optional<SegmentOutput> finished = StagedFacts.find(descriptor);
      if (finished.isPresent()) {
        progress.foundStaged();
        return finished.get();
      }
      return markAndStage(descriptor);
    } finally {
      progress.end();
    }
  }

  private SegmentOutput markAndStage(SegmentDescriptor descriptor)
      throws JobException, MediaException, IOException {
    String temporary = descriptor.getSegmentIndex() + attempt;
    Location target = new Location(descriptor.getStagedUri());
    target.makeParents();
    SegmentOutput output;
    try (Publication publication = Publication.begin(target, temporary, spoolDirectory)) {
      output = encode(descriptor, publication.draft());
      publication.publish();
    }
    StagedFacts.write(descriptor, output, temporary, spoolDirectory);
    return output;
  }

  private SegmentOutput encode(SegmentDescriptor descriptor, Path draft)
      throws JobException, MediaException, IOException {
    try (SegmentDecoder decoder =
            media.openDecoder(
                FlinkByteSource.of(descriptor.getInputUri()),
                Descriptors.range(descriptor),
                DecodeOptions.exact(DECODER_THREADS));
        SegmentEncoder encoder =
            media.openEncoder(draft, decoder.stream(), Encodings.of(descriptor))) {
      Pass pass = new Pass(descriptor, decoder, encoder);
      pass.run();
      return output(descriptor, encoder.finish(), pass, DecodeWarnings.of(decoder.report()));
    }
  }

  private static SegmentOutput output(
      SegmentDescriptor descriptor, StagedSegment staged, Pass pass, List<String> warnings) {
    return SegmentOutput.newBuilder()
        .setJobId(descriptor.getJobId())
        .setSegmentIndex(descriptor.getSegmentIndex())
        .setStatus(SegmentStatus.OK)
        .setStagedUri(descriptor.getStagedUri())
        .setStagedBytes(staged.bytes())
        .setFramesEncoded(staged.frames())
        .setFirstPtsTicks(staged.firstPtsTicks())
        .setLastPtsTicks(staged.lastPtsTicks())
        .setMarkError(pass.meter.result())
        .setFingerprint(Fingerprints.toRecord(pass.fingerprint.finish()))
        .setWarnings(warnings)
        .build();
  }

  /** One run over the pictures of a segment. */
  private final class Pass {
    private final SegmentDescriptor descriptor;
    private final SegmentDecoder decoder;
    private final SegmentEncoder encoder;
    private final PresentationClock presentation;
    private final Embedder embedder;
    private final boolean leavesMarkOut;
    private final PictureFormat format;
    private final MarkErrorMeter meter;
    private final FingerprintCollector fingerprint;
    private double lastGopSeconds = Double.NEGATIVE_INFINITY;

    Pass(SegmentDescriptor descriptor, SegmentDecoder decoder, SegmentEncoder encoder)
        throws JobException {
      this.descriptor = descriptor;
      this.decoder = decoder;
      this.encoder = encoder;
      presentation = Descriptors.presentation(descriptor);
      format = decoder.stream().format();
      EmbedSettings settings = Marks.settings(descriptor.getMark(), decoder.stream().colour());
      try {
        embedder = new Embedder(settings, keys.resolve(descriptor.getKeyId()), format);
      } catch (MessageException e) {
        throw new JobException(FailureCode.MESSAGE_INVALID, e.getMessage(), e);
      }
      leavesMarkOut = settings.strength() == 0;
      meter = new MarkErrorMeter(format);
      fingerprint = new FingerprintCollector(format);
    }

    void run() throws MediaException, IOException {
      VideoFrame frame = decoder.next();
      while (frame != null) {
        Descriptors.checkInterrupt();
        double seconds = presentation.seconds(frame.ptsTicks());
        if (isToBeMarked(frame.ptsTicks())) {
          fingerprint.add(frame.picture(), seconds);
          meter.remember(frame.picture());
          embedder.embed(frame.picture(), seconds);
          meter.compare(frame.picture());
        } else {
          meter.countUnchanged();
        }
        encoder.encode(frame.picture(), frame.ptsTicks(), startsGop(frame, seconds));
        progress.frameDone((long) format.width() * format.height());
        frame = decoder.next();
      }
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
}

package org.veilmark.operators.engine;

import java.io.IOException;
import java.nio.file.Path;
import org.veilmark.code.SecretKey;
import org.veilmark.extract.EvidenceCollector;
import org.veilmark.media.ByteSource;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.work.Descriptors;
import org.veilmark.operators.work.Encodings;
import org.veilmark.operators.work.WorkListener;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentOutput;

/** Calls the media library in this process: quick to begin, and as mortal as what it calls. */
public final class InProcessEngine implements SegmentEngine {
  private static final int DECODER_THREADS = 1;

  private final MediaLibrary media;

  /** An engine with a library of its own. */
  public InProcessEngine(MediaLibrary media) {
    this.media = media;
  }

  @Override
  public SegmentOutput embed(
      SegmentDescriptor descriptor,
      ByteSource host,
      Path draft,
      SecretKey key,
      WorkListener listener)
      throws JobException, MediaException, IOException {
    try (SegmentDecoder decoder =
            media.openDecoder(
                host, Descriptors.range(descriptor), DecodeOptions.exact(DECODER_THREADS));
        BackgroundEncoder encoder =
            new BackgroundEncoder(
                media.openEncoder(draft, decoder.stream(), Encodings.of(descriptor)))) {
      EmbedPass pass = new EmbedPass(descriptor, decoder, encoder, key, listener);
      pass.run();
      return pass.output(encoder.finish());
    }
  }

  @Override
  public SegmentEvidence extract(
      SegmentDescriptor descriptor, ByteSource video, SecretKey key, WorkListener listener)
      throws JobException, MediaException, IOException {
    try (SegmentDecoder decoder =
        openToRead(
            descriptor,
            video,
            DecodeOptions.sparse(DECODER_THREADS, EvidenceCollector.MAX_GAP_SECONDS))) {
      return new ExtractPass(descriptor, decoder, key, listener).run();
    }
  }

  @Override
  public SegmentOutput cover(
      SegmentDescriptor descriptor, ByteSource video, Path draft, WorkListener listener)
      throws MediaException, IOException {
    try (SegmentDecoder decoder =
        openToRead(descriptor, video, DecodeOptions.lenient(DECODER_THREADS))) {
      return new CoverPass(descriptor, decoder, listener).run(draft);
    }
  }

  private SegmentDecoder openToRead(
      SegmentDescriptor descriptor, ByteSource video, DecodeOptions otherwise)
      throws MediaException, IOException {
    DecodeOptions options =
        descriptor.getKeyFramesOnly() ? DecodeOptions.keyFrames(DECODER_THREADS) : otherwise;
    return media.openDecoder(video, Descriptors.range(descriptor), options);
  }

  @Override
  public void close() {
    // Each piece of work frees what it took.
  }
}

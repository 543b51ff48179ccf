package org.veilmark.operators.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.veilmark.media.MalformedMediaException;
import org.veilmark.media.MediaException;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.StillWriter;
import org.veilmark.media.VideoFrame;
import org.veilmark.operators.work.DecodeWarnings;
import org.veilmark.operators.work.Descriptors;
import org.veilmark.operators.work.PresentationClock;
import org.veilmark.operators.work.WorkListener;
import org.veilmark.schema.ScoredPicture;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentStatus;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.still.PictureScorer;

/**
 * One run over the pictures of a segment of which one may stand for the video: scores each
 * keyframe, or where every frame is decoded two a second, and keeps the best, of equals the first.
 *
 * @param listener told of each picture that is done, and what took how long
 */
record CoverPass(SegmentDescriptor descriptor, SegmentDecoder decoder, WorkListener listener) {
  private static final double SAMPLE_SECONDS = 0.5;
  private static final double MICROS_PER_SECOND = 1e6;

  SegmentOutput run(Path draft) throws MediaException, IOException {
    PresentationClock presentation = Descriptors.presentation(descriptor);
    PictureFormat format = decoder.stream().format();
    PictureScorer scorer = new PictureScorer(format);
    Picture best = Picture.allocate(format);
    StepClock clock = new StepClock();
    double bestScore = -1;
    double bestSeconds = 0;
    double nextSeconds = Double.NEGATIVE_INFINITY;
    VideoFrame frame = decoder.next();
    while (frame != null) {
      clock.lap(WorkListener.Step.DECODE);
      Descriptors.checkInterrupt();
      double seconds = presentation.seconds(frame.ptsTicks());
      if (descriptor.getKeyFramesOnly() || seconds >= nextSeconds) {
        nextSeconds = seconds + SAMPLE_SECONDS;
        // What is damaged shows nothing that anybody wants to see.
        double score = frame.corrupt() ? 0 : scorer.score(frame.picture()).total();
        if (score > bestScore) {
          best.copyFrom(frame.picture());
          bestScore = score;
          bestSeconds = seconds;
        }
      }
      clock.lap(WorkListener.Step.SIGNAL);
      listener.frameDone((long) format.width() * format.height());
      frame = decoder.next();
    }
    clock.lap(WorkListener.Step.DECODE);
    if (bestScore < 0) {
      throw new MalformedMediaException(
          "segment " + descriptor.getSegmentIndex(), "none of its pictures can be decoded");
    }
    StillWriter.write(best, decoder.stream().colour(), draft);
    clock.lap(WorkListener.Step.ENCODE);
    clock.tell(listener);
    return SegmentOutput.newBuilder()
        .setJobId(descriptor.getJobId())
        .setSegmentIndex(descriptor.getSegmentIndex())
        .setStatus(SegmentStatus.OK)
        .setStagedUri(descriptor.getStagedUri())
        .setStagedBytes(Files.size(draft))
        .setPicture(new ScoredPicture(Math.round(bestSeconds * MICROS_PER_SECOND), bestScore))
        .setWarnings(DecodeWarnings.of(decoder.report()))
        .build();
  }
}

package org.veilmark.operators.engine;

import java.io.IOException;
import java.nio.file.Path;
import org.veilmark.code.SecretKey;
import org.veilmark.media.ByteSource;
import org.veilmark.media.MediaException;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.failure.ReportedException;
import org.veilmark.operators.work.WorkListener;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentOutput;

/**
 * Does the work on segments that native code takes part in. Knows nothing of where videos lie or
 * where results go. For one thread, which may be interrupted; the result depends on the descriptor,
 * the bytes and the key alone.
 */
public interface SegmentEngine extends AutoCloseable {

  /**
   * Decodes a segment, marks it and encodes it.
   *
   * @param draft local file to write; it does not exist yet, and may be there in part after a
   *     failure
   * @param listener told of each picture that is done, and what took how long
   */
  SegmentOutput embed(
      SegmentDescriptor descriptor,
      ByteSource host,
      Path draft,
      SecretKey key,
      WorkListener listener)
      throws JobException, MediaException, ReportedException, IOException;

  /** Decodes a segment and reduces it to evidence, which is free of the key. */
  SegmentEvidence extract(
      SegmentDescriptor descriptor, ByteSource video, SecretKey key, WorkListener listener)
      throws JobException, MediaException, ReportedException, IOException;

  /**
   * Decodes pictures of a segment and writes the one that may stand for the video best, as JPEG.
   *
   * @param draft as for an embedding
   */
  SegmentOutput cover(
      SegmentDescriptor descriptor, ByteSource video, Path draft, WorkListener listener)
      throws JobException, MediaException, ReportedException, IOException;

  @Override
  void close();
}

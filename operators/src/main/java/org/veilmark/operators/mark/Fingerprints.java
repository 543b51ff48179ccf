package org.veilmark.operators.mark;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.veilmark.fingerprint.Fingerprint;
import org.veilmark.schema.codec.RecordBytes;

/** Translates the fingerprints of records to those of the signal library, and back. */
public final class Fingerprints {
  private Fingerprints() {}

  /** As records hold it; null if it is empty. */
  public static @Nullable ByteBuffer toRecord(Fingerprint fingerprint) {
    return fingerprint.isEmpty() ? null : ByteBuffer.wrap(fingerprint.toBytes());
  }

  /** The fingerprint of a video from those of its segments, in any order; null if there is none. */
  public static @Nullable ByteBuffer merge(Stream<@Nullable ByteBuffer> segments) {
    return toRecord(Fingerprint.merge(segments.map(Fingerprints::fromRecord).toList()));
  }

  /** From a record; empty if that has none. */
  public static Fingerprint fromRecord(@Nullable ByteBuffer coded) {
    if (coded == null) {
      return Fingerprint.merge(List.of());
    }
    return Fingerprint.ofBytes(RecordBytes.copyOf(coded));
  }
}

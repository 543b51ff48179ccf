package org.veilmark.operators.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.flink.core.fs.FSDataInputStream;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.codec.RecordCodec;
import org.veilmark.schema.codec.RecordDecodingException;

/**
 * Remembers beside a staged segment that it is whole, so that a descriptor that comes again after a
 * recovery finds its work done.
 *
 * <p>The file of facts holds a digest of the descriptor (all but its lane) and the outcome. It is
 * written after the segment, whole or not at all: without it, or with another digest, the segment
 * counts for nothing.
 */
public final class StagedFacts {
  private static final String SUFFIX = ".facts";
  private static final int DIGEST_BYTES = 32;

  private StagedFacts() {}

  /** The outcome of {@code descriptor}, if that very work is already done and staged. */
  public static Optional<SegmentOutput> find(SegmentDescriptor descriptor) throws IOException {
    Location segment = new Location(descriptor.getStagedUri());
    byte[] facts;
    try (FSDataInputStream in = facts(segment).open()) {
      facts = in.readAllBytes();
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
    if (facts.length <= DIGEST_BYTES
        || !Arrays.equals(Arrays.copyOf(facts, DIGEST_BYTES), digest(descriptor))) {
      return Optional.empty();
    }
    SegmentOutput output;
    try {
      output =
          new RecordCodec<>(SegmentOutput.class)
              .decode(Arrays.copyOfRange(facts, DIGEST_BYTES, facts.length));
    } catch (RecordDecodingException e) {
      // Written by another version: the work is done again.
      return Optional.empty();
    }
    return isWhole(segment, output) ? Optional.of(output) : Optional.empty();
  }

  private static boolean isWhole(Location segment, SegmentOutput output) throws IOException {
    try {
      return segment.sizeBytes() == output.getStagedBytes();
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** States that {@code output} is the outcome of {@code descriptor}, whose segment is in place. */
  public static void write(
      SegmentDescriptor descriptor, SegmentOutput output, String attempt, Path spoolDirectory)
      throws IOException {
    byte[] coded = new RecordCodec<>(SegmentOutput.class).encode(output);
    ByteBuffer facts = ByteBuffer.allocate(DIGEST_BYTES + coded.length);
    facts.put(digest(descriptor)).put(coded);
    Location target = facts(new Location(descriptor.getStagedUri()));
    try (Publication publication = Publication.begin(target, attempt, spoolDirectory)) {
      Files.write(publication.draft(), facts.array());
      publication.publish();
    }
  }

  private static Location facts(Location segment) {
    return new Location(segment.text() + SUFFIX);
  }

  private static byte[] digest(SegmentDescriptor descriptor) {
    SegmentDescriptor work = SegmentDescriptor.newBuilder(descriptor).setLane(0).build();
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(new RecordCodec<>(SegmentDescriptor.class).encode(work));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

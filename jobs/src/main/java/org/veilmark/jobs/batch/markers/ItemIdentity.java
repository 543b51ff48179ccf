package org.veilmark.jobs.batch.markers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.veilmark.schema.EncoderSettings;
import org.veilmark.schema.JobRequest;

/**
 * How an item of a batch is known again. Job ids are made of it, so that a record tells of itself
 * what it is the end of.
 *
 * @param place which input goes to which output: names the item's marker
 * @param work digest of the input's stamp and of all settings that the result depends on
 */
public record ItemIdentity(String place, String work) {
  private static final int DIGEST_HEX = 32;
  private static final String SEPARATOR = "-";

  /**
   * The identity of what {@code request} asks for. Only named fields count, so that a field that a
   * later version adds does not make everything undone.
   *
   * @param stamp of the input as it is now; null if there is none
   */
  public static ItemIdentity of(JobRequest request, @Nullable InputStamp stamp) {
    String place = text(request.getKind().name(), request.getInputUri(), request.getOutputUri());
    EncoderSettings encoding = request.getEncoding();
    String work =
        text(
            stamp == null ? null : stamp.text(),
            request.getMessage(),
            request.getAlgorithm(),
            request.getLevel(),
            request.getStrength(),
            request.getStartMicros(),
            request.getEndMicros(),
            request.getKeyId(),
            encoding.getVideoCodec(),
            encoding.getCrf(),
            encoding.getPreset(),
            encoding.getBitrateBitsPerSecond(),
            encoding.getThreads(),
            request.getEffort(),
            request.getFalsePositiveThreshold());
    return new ItemIdentity(digest(place), digest(work));
  }

  /** The identity in a job id that {@link #jobId} made; empty for any other. */
  public static Optional<ItemIdentity> ofJobId(String jobId) {
    String[] parts = jobId.split(SEPARATOR, 3);
    return parts.length == 3 ? Optional.of(new ItemIdentity(parts[0], parts[1])) : Optional.empty();
  }

  /**
   * The id of the job that does the work.
   *
   * @param run tells the jobs of batches that go on at the same time apart
   */
  public String jobId(String run) {
    return String.join(SEPARATOR, place, work, run);
  }

  /** Whether {@link #jobId} made the id for that run. */
  public static boolean isOfRun(String jobId, String run) {
    return ofJobId(jobId).isPresent() && jobId.endsWith(SEPARATOR + run);
  }

  /** The fields with their lengths, so that no two lists give the same text. */
  private static String text(@Nullable Object... fields) {
    StringJoiner text = new StringJoiner("");
    for (Object field : fields) {
      String value = Objects.toString(field);
      text.add(field == null ? "-;" : value.length() + ":" + value + ";");
    }
    return text.toString();
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGEST_HEX);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

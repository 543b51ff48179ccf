package org.veilmark.jobs.batch;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veilmark.jobs.batch.items.BatchItem;
import org.veilmark.jobs.batch.markers.InputStamp;
import org.veilmark.jobs.batch.markers.ItemIdentity;
import org.veilmark.jobs.batch.markers.Markers;
import org.veilmark.operators.io.Location;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;

/**
 * What all items of a batch have in common.
 *
 * @param template the request, but for what each item has of its own
 * @param output below which marked videos go; null for extractions
 * @param run tells batches that go on at the same time apart; part of job ids
 */
public record BatchSettings(JobRequest template, @Nullable Location output, String run)
    implements Serializable {

  /** Refuses what cannot be. */
  public BatchSettings {
    if ((template.getKind() == JobKind.EMBED) != (output != null)) {
      throw new IllegalArgumentException("an output is for embedding, and must be there for it");
    }
  }

  /**
   * The request of an item; the same one whenever asked for the same.
   *
   * @param stamp of its input as it is now, which the record will hold as user data; null if there
   *     is none
   */
  public JobRequest request(BatchItem item, @Nullable InputStamp stamp) {
    JobRequest.Builder request =
        JobRequest.newBuilder(template).setJobId("").setInputUri(item.input());
    if (output != null) {
      request.setOutputUri(output.resolve(item.name()).text()).setMessage(item.message());
    }
    String jobId = ItemIdentity.of(request.build(), stamp).jobId(run);
    if (output != null) {
      request.setNonce(nonce(jobId));
    }
    return request.setJobId(jobId).setUserData(stamp == null ? null : stamp.text()).build();
  }

  /** The last record of an item, whatever it was asked for; empty if there is none. */
  public Optional<JobRecord> lastRecord(BatchItem item, Markers markers) throws IOException {
    return markers.find(ItemIdentity.of(request(item, /* stamp= */ null), /* stamp= */ null));
  }

  /** 64 bits that depend on the template's random ones and on the job. */
  private long nonce(String jobId) {
    long seed = template.getNonce() == null ? 0 : template.getNonce();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).flip());
      return ByteBuffer.wrap(digest.digest(jobId.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

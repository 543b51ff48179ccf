package org.veilmark.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobForm;
import org.veilmark.gateway.job.JobState;
import org.veilmark.gateway.job.JobStatus;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.StoredObject;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.codec.RecordCodec;

class AvroMessagesTest {
  private static final StoredObject HOST = new StoredObject("films", "a.mp4");

  private final AvroMessages messages = new AvroMessages(InstantSource.system());

  @Test
  void request_embedding_asksForWhatItsPageShows() throws Exception {
    JobRequest embedding =
        request(JobTask.embed(HOST, new StoredObject("films", "b.mp4"), "message"));
    JobRequest extraction = request(JobTask.extract(HOST));

    assertThat(embedding.getWantsMarkSample()).isTrue();
    assertThat(embedding.getNonce()).isNotNull();
    assertThat(extraction.getWantsMarkSample()).isFalse();
    assertThat(extraction.getNonce()).isNull();
  }

  private JobRequest request(JobTask task) throws Exception {
    Job job =
        new Job(
            "job",
            "account",
            "submitter",
            task,
            "key",
            new JobForm("console", "submit", Map.of()),
            /* callback= */ null,
            /* callbackStatus= */ null,
            /* submittedAtMillis= */ 1,
            /* changedAtMillis= */ 1,
            new JobStatus(JobState.SUBMITTED, 0, null, null, null, null));
    return new RecordCodec<>(JobRequest.class)
        .decode(messages.request(job, "/srv/films/a.mp4", "/srv/films/b.mp4").payload());
  }
}

package org.veilmark.jobs;

import java.nio.file.Path;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.EncoderSettings;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRequest;

/** Requests with the development key. */
public final class TestRequests {
  private TestRequests() {}

  public static JobRequest embed(String jobId, Path input, Path output, String message)
      throws JobException {
    return of(jobId, JobKind.EMBED, input)
        .setOutputUri(output.toString())
        .setMessage(message)
        .setEncoding(EncoderSettings.newBuilder().setCrf(20.0).setPreset("ultrafast").build())
        .build();
  }

  public static JobRequest extract(String jobId, Path input) throws JobException {
    return of(jobId, JobKind.EXTRACT, input).build();
  }

  public static JobRequest cover(String jobId, Path input, Path output, int covers)
      throws JobException {
    return of(jobId, JobKind.COVER, input)
        .setOutputUri(output.toString())
        .setCovers(covers)
        .build();
  }

  private static JobRequest.Builder of(String jobId, JobKind kind, Path input) throws JobException {
    return JobRequest.newBuilder()
        .setJobId(jobId)
        .setKind(kind)
        .setInputUri(input.toAbsolutePath().toString())
        .setKeyId(KeySource.development().read().id())
        .setSubmittedAtMillis(0);
  }
}

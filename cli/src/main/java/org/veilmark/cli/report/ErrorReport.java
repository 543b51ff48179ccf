package org.veilmark.cli.report;

import java.util.function.Consumer;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobState;

/** What commands say of failures. */
public final class ErrorReport {
  private ErrorReport() {}

  /** Why a job has no result. */
  public static JobError of(JobRecord record) {
    JobError error = record.getError();
    if (error != null) {
      return error;
    }
    return record.getState() == JobState.CANCELLED
        ? new JobError("CANCELLED", "the job was cancelled")
        : new JobError("INTERNAL", "the job ended without a result");
  }

  /** One line of JSON: the fields that {@code context} adds, then the error. */
  public static String json(Consumer<JsonLine> context, JobError error) {
    return JsonLine.of(
        line -> {
          context.accept(line);
          line.object("error", fields -> fields(fields, error));
        });
  }

  static void fields(JsonLine line, JobError error) {
    line.text("code", error.getCode()).text("message", error.getMessage());
  }
}

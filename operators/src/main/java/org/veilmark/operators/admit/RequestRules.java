package org.veilmark.operators.admit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.intake.QueueNames;
import org.veilmark.operators.io.Staging;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRequest;

/** What a request must be before it may wait in a queue; its video is looked at later. */
final class RequestRules {
  /** Of a job, 0 being the least. */
  static final int MAX_PRIORITY = 2;

  private static final int MAX_USER_DATA_BYTES = 1024;

  private RequestRules() {}

  /** Why the request is refused; empty if it is not. */
  static Optional<JobError> refusal(JobRequest request) {
    if (!Staging.isFit(request.getJobId())) {
      return refused("job id '" + request.getJobId() + "' is not fit for a name");
    }
    if (request.getKind() == JobKind.UNKNOWN) {
      return refused("the kind of job is not known here");
    }
    if (request.getPriority() < 0 || request.getPriority() > MAX_PRIORITY) {
      return refused("priority " + request.getPriority() + " is not in 0.." + MAX_PRIORITY);
    }
    if (!QueueNames.isFit(request.getQueue())) {
      return refused("'" + request.getQueue() + "' is not fit to name a queue");
    }
    String userData = request.getUserData();
    if (userData != null
        && userData.getBytes(StandardCharsets.UTF_8).length > MAX_USER_DATA_BYTES) {
      return refused("user data is longer than " + MAX_USER_DATA_BYTES + " bytes");
    }
    return Optional.empty();
  }

  private static Optional<JobError> refused(String message) {
    return Optional.of(Failures.error(FailureCode.REQUEST_INVALID, message));
  }
}

package org.veilmark.gateway.vendor.alibaba.copyright;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.job.Algorithm;
import org.veilmark.gateway.job.Callback;
import org.veilmark.gateway.job.Finding;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobForm;
import org.veilmark.gateway.job.JobKind;
import org.veilmark.gateway.job.JobRefusedException;
import org.veilmark.gateway.job.JobState;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.Jobs;
import org.veilmark.gateway.job.Refusal;
import org.veilmark.gateway.vendor.alibaba.AlibabaException;
import org.veilmark.gateway.vendor.alibaba.MediaReference;
import org.veilmark.gateway.vendor.alibaba.Operation;
import org.veilmark.gateway.vendor.alibaba.RpcCall;

/** Marking with a text, and reading it back. */
public final class CopyrightOperations {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ACCEPTED = 202;
  private static final int DONE = 200;
  private static final long MICROS = 1_000_000;
  private static final long MAX_SECONDS = 1_000_000;
  private static final List<String> REMEMBERED = List.of("Input", "Output", "Url", "Description");

  private final Jobs jobs;
  private final Dialect dialect;

  /** Of one product. */
  public CopyrightOperations(Jobs jobs, Dialect dialect) {
    this.jobs = jobs;
    this.dialect = dialect;
  }

  /** What can be called. */
  public Map<String, Operation> operations() {
    return Map.of(
        "SubmitCopyrightJob", this::submitEmbedding,
        "SubmitCopyrightExtractJob", this::submitExtraction,
        "QueryCopyrightExtractJob", this::queryExtraction);
  }

  private ObjectNode submitEmbedding(Caller caller, RpcCall call)
      throws AlibabaException, JobRefusedException {
    JobTask task =
        JobTask.embed(
                dialect.input(call),
                MediaReference.read(call, "Output"),
                call.required("Message"))
            .withAlgorithm(algorithm(call))
            .withLevel(level(call))
            .withUserData(call.text("UserData").orElse(null));
    long start = seconds(call, "StartTime").orElse(0L);
    Optional<Long> totalTime = seconds(call, "TotalTime");
    if (start > 0 || totalTime.isPresent()) {
      task =
          task.withPart(
              start * MICROS,
              totalTime.map(total -> dialect.endSeconds(start, total) * MICROS).orElse(null));
    }
    return submit(caller, call, task);
  }

  private ObjectNode submitExtraction(Caller caller, RpcCall call)
      throws AlibabaException, JobRefusedException {
    return submit(
        caller,
        call,
        JobTask.extract(dialect.input(call))
            .withAlgorithm(algorithm(call))
            .withUserData(call.text("UserData").orElse(null)));
  }

  private ObjectNode submit(Caller caller, RpcCall call, JobTask task) throws JobRefusedException {
    Map<String, String> details = new HashMap<>();
    for (String name : REMEMBERED) {
      call.text(name).ifPresent(value -> details.put(name, value));
    }
    String operation = task.kind() == JobKind.EMBED ? "Copyright" : "CopyrightExtract";
    Job job =
        jobs.submit(
            caller,
            UUID.randomUUID().toString().replace("-", ""),
            task,
            new JobForm(dialect.api(), operation, details),
            callback(call));
    ObjectNode answer = envelope("ok", DONE);
    answer.putObject("Data").put("JobId", job.id());
    return answer;
  }

  private @Nullable Callback callback(RpcCall call) {
    String target = dialect.callback(call);
    return target == null ? null : new Callback(target, "Url", "JSON");
  }

  /** There is no field for the state: the message says it, and the code whether it is final. */
  private ObjectNode queryExtraction(Caller caller, RpcCall call)
      throws AlibabaException, JobRefusedException {
    Job job = jobs.find(caller, call.required("JobId"));
    if (job.task().kind() != JobKind.EXTRACT) {
      throw new JobRefusedException(
          Refusal.JOB_UNKNOWN, "there is no extraction '" + job.id() + "'");
    }
    JobState state = job.status().state();
    Finding finding = job.status().finding();
    ObjectNode answer =
        envelope(
            switch (state) {
              case SUBMITTED, PAUSED -> "waiting";
              case RUNNING -> "processing";
              case SUCCEEDED ->
                  finding == null || finding.message() == null ? "no watermark found" : "ok";
              case FAILED -> "failed: " + reason(job);
              case CANCELLED -> "cancelled";
            },
            state.isFinal() ? DONE : ACCEPTED);
    answer.putObject("Data").put("Message", finding == null ? null : finding.message());
    return answer;
  }

  private static String reason(Job job) {
    return job.status().failure() == null ? "" : job.status().failure().message();
  }

  private static ObjectNode envelope(String message, int statusCode) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Message", message)
        .put("StatusCode", statusCode);
  }

  private static int level(RpcCall call) throws AlibabaException {
    long level = call.number("Level").orElse((long) JobTask.DEFAULT_LEVEL);
    if (level < 0 || level > 2) {
      throw AlibabaException.invalid("The parameter \"Level\" is not 0, 1 or 2: " + level + ".");
    }
    return (int) level;
  }

  private static Optional<Long> seconds(RpcCall call, String name) throws AlibabaException {
    Optional<Long> seconds = call.number(name);
    if (seconds.isPresent() && (seconds.get() < 0 || seconds.get() > MAX_SECONDS)) {
      throw AlibabaException.invalid(
          "The parameter \"" + name + "\" is out of range: " + seconds.get() + ".");
    }
    return seconds;
  }

  private static @Nullable Algorithm algorithm(RpcCall call) throws AlibabaException {
    Optional<String> parameters = call.text("Params");
    if (parameters.isEmpty()) {
      return null;
    }
    String name;
    try {
      JsonNode json = JSON.readTree(parameters.get());
      name = json == null ? "" : json.path("algoType").asText("");
    } catch (JsonProcessingException e) {
      throw new AlibabaException(
          400, "InvalidParameter.JsonFormatInvalid", "The parameter \"Params\" is no JSON.");
    }
    return switch (name) {
      case "" -> null;
      case "v1" -> Algorithm.V1;
      case "v2" -> Algorithm.V2;
      default ->
          throw AlibabaException.invalid(
              "The parameter \"Params\" has the algoType \"" + name + "\"; there are v1 and v2.");
    };
  }
}

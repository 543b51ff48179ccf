package org.veilmark.gateway.vendor.alibaba.iproduction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobFailure;
import org.veilmark.gateway.job.JobForm;
import org.veilmark.gateway.job.JobRefusedException;
import org.veilmark.gateway.job.JobState;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.Jobs;
import org.veilmark.gateway.job.Refusal;
import org.veilmark.gateway.job.StoredObject;
import org.veilmark.gateway.vendor.alibaba.AlibabaException;
import org.veilmark.gateway.vendor.alibaba.JsonParameter;
import org.veilmark.gateway.vendor.alibaba.MediaReference;
import org.veilmark.gateway.vendor.alibaba.Operation;
import org.veilmark.gateway.vendor.alibaba.RpcCall;

/** Jobs by the name of a function, and what became of them. */
public final class IProductionOperations {
  /** Detail of a form: the function. */
  public static final String FUNCTION = "FunctionName";

  /** Detail of a form: the video to read. */
  public static final String INPUT = "Input";

  /** Detail of a form: where results go, with its placeholders. */
  public static final String OUTPUT = "Output";

  /** Detail of a form: what the function is told. */
  public static final String PARAMETERS = "JobParams";

  /** Detail of a form: the priority by the vendor's scale. */
  public static final String PRIORITY = "Priority";

  private static final String OPERATION = "IProduction";
  private static final int MAX_REMEMBERED = 4096;

  /** They choose among what there is one of here. */
  private static final List<String> UNSUPPORTED = List.of("ModelId", "TemplateId");

  private final Jobs jobs;
  private final Dialect dialect;
  private final Functions functions;
  private final InstantSource clock;

  /** Of one product; the clock is for names of outputs. */
  public IProductionOperations(
      Jobs jobs, Dialect dialect, Functions functions, InstantSource clock) {
    this.jobs = jobs;
    this.dialect = dialect;
    this.functions = functions;
    this.clock = clock;
  }

  /** What can be called. */
  public Map<String, Operation> operations() {
    return Map.of("SubmitIProductionJob", this::submit, "QueryIProductionJob", this::query);
  }

  private ObjectNode submit(Caller caller, RpcCall call)
      throws AlibabaException, JobRefusedException {
    String name = call.required(FUNCTION);
    ProductionFunction function = functions.require(name);
    for (String choice : UNSUPPORTED) {
      if (call.text(choice).isPresent()) {
        throw AlibabaException.unsupported("The parameter \"" + choice + "\" is not known here.");
      }
    }
    StoredObject input = MediaReference.read(call, INPUT);
    Optional<StoredObject> output = MediaReference.find(call, OUTPUT);
    Schedule schedule = dialect.schedule(call);
    JobTask task =
        function
            .task(
                new ProductionOrder(
                    JsonParameter.fields(call, PARAMETERS, function.parameters()),
                    input,
                    output.orElse(null),
                    Placeholders.of(input, clock.millis())))
            .withPlace(schedule.queue(), schedule.level())
            .withUserData(call.text("UserData").orElse(null));
    Map<String, String> details = new HashMap<>(dialect.details(call));
    details.put(FUNCTION, name);
    details.put(INPUT, bounded(INPUT, dialect.told(call, INPUT, input)));
    if (output.isPresent()) {
      details.put(OUTPUT, bounded(OUTPUT, dialect.told(call, OUTPUT, output.get())));
    }
    call.text(PARAMETERS, MAX_REMEMBERED).ifPresent(text -> details.put(PARAMETERS, text));
    schedule.priority().ifPresent(priority -> details.put(PRIORITY, Long.toString(priority)));
    Job job =
        jobs.submit(
            caller,
            UUID.randomUUID().toString().replace("-", ""),
            task,
            new JobForm(dialect.api(), OPERATION, details),
            null);
    return dialect.submitted(job);
  }

  /** What is kept has a place of limited size. */
  private static String bounded(String name, String media) throws AlibabaException {
    if (media.length() > MAX_REMEMBERED) {
      throw AlibabaException.invalid(
          "The parameter \"" + name + "\" has more than " + MAX_REMEMBERED + " characters.");
    }
    return media;
  }

  private ObjectNode query(Caller caller, RpcCall call)
      throws AlibabaException, JobRefusedException {
    Job job = jobs.find(caller, call.required("JobId"));
    if (!job.form().operation().equals(OPERATION)) {
      throw new JobRefusedException(
          Refusal.JOB_UNKNOWN, "there is no intelligent production job '" + job.id() + "'");
    }
    boolean isDone = job.status().state() == JobState.SUCCEEDED;
    return dialect.queried(job, result(job), isDone ? function(job).written(job) : List.of());
  }

  /** Clients of the vendor read text, whose {@code Data} is text again. */
  private @Nullable String result(Job job) throws AlibabaException {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    JobFailure failure = job.status().failure();
    switch (job.status().state()) {
      case SUBMITTED, PAUSED, RUNNING -> {
        return null;
      }
      case SUCCEEDED ->
          result
              .put("Code", "Success")
              .put("Message", "Successful.")
              .put("Data", function(job).data(job).toString());
      case FAILED ->
          result
              .put("Code", failure == null ? "Fail" : failure.code())
              .put("Message", failure == null ? "" : failure.message());
      case CANCELLED -> result.put("Code", "CANCELLED").put("Message", "the job was cancelled");
    }
    return result.toString();
  }

  private ProductionFunction function(Job job) throws AlibabaException {
    return functions.require(job.form().details().getOrDefault(FUNCTION, ""));
  }
}

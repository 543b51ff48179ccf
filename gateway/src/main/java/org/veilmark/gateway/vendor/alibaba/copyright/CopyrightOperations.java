package org.veilmark.gateway.vendor.alibaba.copyright;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.Signatures;
import org.veilmark.gateway.job.Callback;
import org.veilmark.gateway.job.CallbackFormat;
import org.veilmark.gateway.job.CallbackKind;
import org.veilmark.gateway.job.Finding;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobForm;
import org.veilmark.gateway.job.JobKind;
import org.veilmark.gateway.job.JobQuery;
import org.veilmark.gateway.job.JobRefusedException;
import org.veilmark.gateway.job.JobState;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.Jobs;
import org.veilmark.gateway.job.Refusal;
import org.veilmark.gateway.job.StoredObject;
import org.veilmark.gateway.vendor.alibaba.AlibabaException;
import org.veilmark.gateway.vendor.alibaba.MediaReference;
import org.veilmark.gateway.vendor.alibaba.Operation;
import org.veilmark.gateway.vendor.alibaba.RpcCall;

/** Marking with a text, and reading it back. */
public final class CopyrightOperations {
  private static final int ACCEPTED = 202;
  private static final int DONE = 200;
  private static final long MILLIS = 1000;
  private static final int DEFAULT_PAGE_SIZE = 20;
  private static final int MAX_PAGE_SIZE = 100;
  private static final int MAX_REMEMBERED = 4096;
  private static final int USER_ID_DIGITS = 13;
  private static final int MAX_PAGE_NUMBER = 1_000_000;

  private final Jobs jobs;
  private final Dialect dialect;
  private final CopyrightTasks tasks;

  /** Of one product. */
  public CopyrightOperations(Jobs jobs, Dialect dialect) {
    this.jobs = jobs;
    this.dialect = dialect;
    tasks = new CopyrightTasks(dialect);
  }

  /** What can be called. */
  public Map<String, Operation> operations() {
    return Map.of(
        "SubmitCopyrightJob",
        this::submitEmbedding,
        dialect.listAction(),
        this::listEmbeddings,
        "SubmitCopyrightExtractJob",
        this::submitExtraction,
        "QueryCopyrightExtractJob",
        this::queryExtraction);
  }

  private ObjectNode submitEmbedding(Caller caller, RpcCall call)
      throws AlibabaException, JobRefusedException {
    JobTask task =
        tasks.embedding(
            call,
            input(call),
            MediaReference.read(call, "Output"),
            CopyrightTasks.algorithmOfParams(call));
    return submit(caller, call, task, List.of("Output", "Description"));
  }

  private ObjectNode submitExtraction(Caller caller, RpcCall call)
      throws AlibabaException, JobRefusedException {
    return submit(
        caller,
        call,
        JobTask.extract(input(call)).withAlgorithm(CopyrightTasks.algorithmOfParams(call)),
        List.of());
  }

  private StoredObject input(RpcCall call) throws AlibabaException {
    for (String name : dialect.inputs()) {
      Optional<StoredObject> input = MediaReference.find(call, name);
      if (input.isPresent()) {
        return input.get();
      }
    }
    throw AlibabaException.missing("Input");
  }

  private ObjectNode submit(
      Caller caller, RpcCall call, JobTask task, List<String> rememberedBesideInput)
      throws AlibabaException, JobRefusedException {
    Map<String, String> details = new HashMap<>();
    List<String> remembered = new ArrayList<>(dialect.inputs());
    remembered.addAll(rememberedBesideInput);
    for (String name : remembered) {
      call.text(name, MAX_REMEMBERED).ifPresent(text -> details.put(name, text));
    }
    String operation = task.kind() == JobKind.EMBED ? "Copyright" : "CopyrightExtract";
    Job job =
        jobs.submit(
            caller,
            UUID.randomUUID().toString().replace("-", ""),
            task.withUserData(call.text("UserData").orElse(null)),
            new JobForm(dialect.api(), operation, details),
            callback(call));
    ObjectNode answer = envelope("ok", DONE);
    answer.putObject("Data").put("JobId", job.id());
    return answer;
  }

  private @Nullable Callback callback(RpcCall call) {
    String target = dialect.callback(call);
    return target == null ? null : new Callback(CallbackKind.URL, target, CallbackFormat.JSON);
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

  private ObjectNode listEmbeddings(Caller caller, RpcCall call)
      throws AlibabaException, JobRefusedException {
    int pageSize = (int) page(call, "PageSize", DEFAULT_PAGE_SIZE, 1, MAX_PAGE_SIZE);
    int pageNumber = (int) page(call, "PageNumber", 0, 0, MAX_PAGE_NUMBER);
    Optional<Long> level = call.number("Level");
    JobQuery query =
        new JobQuery(
            caller.account(),
            Set.of(JobKind.EMBED),
            Set.of(),
            call.text("JobId").orElse(null),
            level.isPresent() ? CopyrightTasks.level(call) : null,
            null,
            time(call, "CreateTimeStart"),
            time(call, "CreateTimeEnd"),
            /* newestFirst= */ true,
            pageNumber * pageSize,
            pageSize);
    ObjectNode answer = envelope("ok", DONE);
    ArrayNode data = answer.putArray("Data");
    jobs.list(caller, query).forEach(job -> data.add(listed(job)));
    return answer;
  }

  private ObjectNode listed(Job job) {
    String status =
        switch (job.status().state()) {
          case SUBMITTED, PAUSED -> "submitted";
          case RUNNING -> "processing";
          case SUCCEEDED -> "success";
          case FAILED -> "failed";
          case CANCELLED -> "cancelled";
        };
    ObjectNode result =
        JsonNodeFactory.instance
            .objectNode()
            .put("Code", job.status().failure() == null ? status : job.status().failure().code())
            .put("Message", job.status().failure() == null ? "ok" : reason(job));
    ObjectNode listed =
        JsonNodeFactory.instance.objectNode().put("JobId", job.id()).put("Status", status);
    if (job.callback() != null) {
      listed.put("Callback", job.callback().target());
    }
    if (job.callbackStatus() != null) {
      listed
          .put("CallbackState", job.callbackStatus().state().name())
          .put("CallbackError", job.callbackStatus().error());
    }
    return listed
        .put("Message", job.task().message())
        .put("Level", job.task().level())
        .put("Result", result.toString())
        .put("UserData", job.task().userData())
        .put("UserId", userId(job.account()))
        .put("GmtCreate", job.submittedAtMillis() / MILLIS)
        .put("GmtModified", job.changedAtMillis() / MILLIS)
        .<ObjectNode>set("Input", dialect.media(job, "Input"))
        .set("Output", dialect.media(job, "Output"));
  }

  /**
   * Clients read a number: the first 52 bits of the SHA-256 of the account, which stay the same and
   * lose nothing in floating point.
   */
  static long userId(String account) {
    String digest = Signatures.digestHex("SHA-256", account.getBytes(StandardCharsets.UTF_8));
    return Long.parseLong(digest.substring(0, USER_ID_DIGITS), 16);
  }

  /** In seconds on the wire; whole seconds are meant. */
  private static @Nullable Long time(RpcCall call, String name) throws AlibabaException {
    return CopyrightTasks.seconds(call, name)
        .map(seconds -> seconds * MILLIS + (name.endsWith("End") ? MILLIS - 1 : 0))
        .orElse(null);
  }

  private static long page(RpcCall call, String name, long otherwise, long from, long to)
      throws AlibabaException {
    long number = call.number(name).orElse(otherwise);
    if (number < from || number > to) {
      throw AlibabaException.invalid(
          "The parameter \"" + name + "\" is not within " + from + ".." + to + ".");
    }
    return number;
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
}

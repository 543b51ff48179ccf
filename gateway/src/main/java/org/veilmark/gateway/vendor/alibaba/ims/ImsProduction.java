package org.veilmark.gateway.vendor.alibaba.ims;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.StoredObject;
import org.veilmark.gateway.vendor.alibaba.AlibabaException;
import org.veilmark.gateway.vendor.alibaba.JsonParameter;
import org.veilmark.gateway.vendor.alibaba.MediaReference;
import org.veilmark.gateway.vendor.alibaba.RpcCall;
import org.veilmark.gateway.vendor.alibaba.iproduction.Dialect;
import org.veilmark.gateway.vendor.alibaba.iproduction.IProductionOperations;
import org.veilmark.gateway.vendor.alibaba.iproduction.Schedule;

/** Media are objects, and so is the schedule; times are told. */
final class ImsProduction implements Dialect {
  private static final String JOB_NAME = "Name";
  private static final String SCHEDULE = "ScheduleConfig";
  private static final String PIPELINE = "PipelineId";
  private static final int MAX_JOB_NAME = 100;
  private static final int MAX_USER_DATA = 256;

  @Override
  public String api() {
    return Ims.NAME;
  }

  @Override
  public String told(RpcCall call, String name, StoredObject object) {
    return MediaReference.url(object);
  }

  @Override
  public Schedule schedule(RpcCall call) throws AlibabaException {
    RpcCall config =
        JsonParameter.fields(call, SCHEDULE, Set.of(PIPELINE, IProductionOperations.PRIORITY));
    return Schedule.of(config.text(PIPELINE), config.number(IProductionOperations.PRIORITY));
  }

  @Override
  public Map<String, String> details(RpcCall call) throws AlibabaException {
    Optional<String> unused = call.text("UserData", MAX_USER_DATA);
    return call.text(JOB_NAME, MAX_JOB_NAME).map(name -> Map.of(JOB_NAME, name)).orElse(Map.of());
  }

  @Override
  public ObjectNode submitted(Job job) {
    return JsonNodeFactory.instance.objectNode().put("JobId", job.id());
  }

  @Override
  public ObjectNode queried(Job job, @Nullable String result, List<StoredObject> outputs) {
    Map<String, String> details = job.form().details();
    ObjectNode answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("JobId", job.id())
            .put("FunctionName", details.get(IProductionOperations.FUNCTION))
            .put("JobParams", details.get(IProductionOperations.PARAMETERS))
            .put("Name", details.get(JOB_NAME))
            .put(
                "Status",
                switch (job.status().state()) {
                  case SUBMITTED, PAUSED -> "Queuing";
                  case RUNNING -> "Analyzing";
                  case SUCCEEDED -> "Success";
                  case FAILED, CANCELLED -> "Fail";
                })
            .put("Result", result)
            .put("UserData", job.task().userData())
            .put("CreateTime", time(job.submittedAtMillis()))
            .put("FinishTime", time(job.status().finishedAtMillis()));
    addMedia(answer, "Input", details.get(IProductionOperations.INPUT));
    addMedia(answer, "Output", details.get(IProductionOperations.OUTPUT));
    ObjectNode schedule = answer.putObject(SCHEDULE).put(PIPELINE, job.task().queue());
    String priority = details.get(IProductionOperations.PRIORITY);
    if (priority != null) {
      schedule.put(IProductionOperations.PRIORITY, Integer.parseInt(priority));
    }
    ArrayNode files = answer.putArray("OutputFiles");
    outputs.forEach(output -> files.add(MediaReference.url(output)));
    answer.putArray("OutputUrls");
    answer.putArray("OutputMediaIds");
    return answer;
  }

  private static void addMedia(ObjectNode answer, String name, @Nullable String media) {
    if (media != null) {
      answer.putObject(name).put("Type", "OSS").put("Media", media);
    }
  }

  private static @Nullable String time(@Nullable Long millis) {
    return millis == null
        ? null
        : Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}

package org.veilmark.gateway.vendor.alibaba.mps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
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

/** Media are text as it came; the schedule is in parameters of its own. */
final class MpsProduction implements Dialect {
  private static final String NOTIFY_URL = "NotifyUrl";
  private static final int MAX_NOTIFY_URL = 1024;

  @Override
  public String api() {
    return Mps.NAME;
  }

  @Override
  public String told(RpcCall call, String name, StoredObject object) {
    return call.text(name).orElse(MediaReference.url(object));
  }

  @Override
  public Schedule schedule(RpcCall call) throws AlibabaException {
    return Schedule.of(
        call.text("PipelineId"),
        JsonParameter.fields(call, "ScheduleParams", Set.of(IProductionOperations.PRIORITY))
            .number(IProductionOperations.PRIORITY));
  }

  @Override
  public Map<String, String> details(RpcCall call) throws AlibabaException {
    return call.text(NOTIFY_URL, MAX_NOTIFY_URL)
        .map(url -> Map.of(NOTIFY_URL, url))
        .orElse(Map.of());
  }

  /** The result here is that of the call, not of the job. */
  @Override
  public ObjectNode submitted(Job job) {
    ObjectNode result =
        JsonNodeFactory.instance
            .objectNode()
            .put("Code", "Success")
            .put("FunctionName", job.form().details().get(IProductionOperations.FUNCTION))
            .put("JobId", job.id())
            .put("Message", "success")
            .put("State", "Success")
            .put("Type", "IProduction");
    result.putArray("Details");
    return JsonNodeFactory.instance
        .objectNode()
        .put("JobId", job.id())
        .put("Result", result.toString());
  }

  @Override
  public ObjectNode queried(Job job, @Nullable String result, List<StoredObject> outputs) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    for (String name :
        List.of(
            IProductionOperations.FUNCTION,
            IProductionOperations.INPUT,
            IProductionOperations.OUTPUT,
            IProductionOperations.PARAMETERS)) {
      answer.put(name, job.form().details().get(name));
    }
    return answer
        .put("JobId", job.id())
        .put("PipelineId", job.task().queue())
        .put(
            "State",
            switch (job.status().state()) {
              case SUBMITTED, PAUSED -> "Queuing";
              case RUNNING -> "Analysing";
              case SUCCEEDED -> "Success";
              case FAILED, CANCELLED -> "Fail";
            })
        .put("Result", result)
        .put("UserData", job.task().userData());
  }
}

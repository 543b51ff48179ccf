package org.veilmark.gateway.vendor.alibaba.mps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.veilmark.gateway.callback.CallbackContent;
import org.veilmark.gateway.callback.CallbackWriter;
import org.veilmark.gateway.job.Finding;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobFailure;
import org.veilmark.gateway.job.JobState;
import org.veilmark.gateway.vendor.alibaba.iproduction.IProductionOperations;

/**
 * Tells that a job has come to its end. The vendor does not publish what it tells of copyright
 * jobs: this has the shape of its notifications of intelligent production.
 */
public final class MpsCallback implements CallbackWriter {

  @Override
  public String api() {
    return Mps.NAME;
  }

  @Override
  public CallbackContent write(Job job) {
    JobFailure failure = job.status().failure();
    Finding finding = job.status().finding();
    boolean succeeded = job.status().state() == JobState.SUCCEEDED;
    String otherwise = job.status().state() == JobState.CANCELLED ? "Cancelled" : "Fail";
    ObjectNode told =
        JsonNodeFactory.instance
            .objectNode()
            .put("Type", job.form().operation())
            .put("JobId", job.id())
            .put("State", succeeded ? "Success" : otherwise)
            .put("Code", failure == null ? (succeeded ? "Success" : otherwise) : failure.code())
            .put("Message", failure == null ? "ok" : failure.message())
            .put("UserData", job.task().userData());
    String function = job.form().details().get(IProductionOperations.FUNCTION);
    if (function != null) {
      told.put(IProductionOperations.FUNCTION, function);
    }
    if (finding != null) {
      told.putObject("Data").put("Message", finding.message());
    }
    return new CallbackContent(
        "application/json", told.toString().getBytes(StandardCharsets.UTF_8));
  }
}

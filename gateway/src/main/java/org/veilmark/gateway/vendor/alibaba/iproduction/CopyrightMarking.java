package org.veilmark.gateway.vendor.alibaba.iproduction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.StoredObject;
import org.veilmark.gateway.vendor.alibaba.AlibabaException;
import org.veilmark.gateway.vendor.alibaba.copyright.CopyrightTasks;

/** Marks a video with a text; its parameters are those of {@code SubmitCopyrightJob}. */
final class CopyrightMarking implements ProductionFunction {
  static final String NAME = "CopyrightWatermark";

  private final CopyrightTasks tasks;

  CopyrightMarking(CopyrightTasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public Set<String> parameters() {
    return Set.of("Message", "Level", "StartTime", "TotalTime", CopyrightReading.ALGORITHM);
  }

  @Override
  public JobTask task(ProductionOrder order) throws AlibabaException {
    return tasks.embedding(
        order.parameters(), order.input(), order.output(), CopyrightReading.algorithm(order));
  }

  @Override
  public List<StoredObject> written(Job job) {
    return Stream.ofNullable(job.task().output()).toList();
  }

  @Override
  public JsonNode data(Job job) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    ArrayNode files = data.putArray("result");
    written(job).forEach(marked -> files.addObject().put("file", marked.name()));
    return data;
  }
}

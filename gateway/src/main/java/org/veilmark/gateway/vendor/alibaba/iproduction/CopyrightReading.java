package org.veilmark.gateway.vendor.alibaba.iproduction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.job.Algorithm;
import org.veilmark.gateway.job.Finding;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.StoredObject;
import org.veilmark.gateway.vendor.alibaba.AlibabaException;
import org.veilmark.gateway.vendor.alibaba.copyright.CopyrightTasks;

/** Reads the text of a marked video; writes nothing. */
final class CopyrightReading implements ProductionFunction {
  static final String NAME = "CopyrightWatermarkExtract";

  /** The field that names an algorithm. */
  static final String ALGORITHM = "algoType";

  @Override
  public Set<String> parameters() {
    return Set.of(ALGORITHM);
  }

  @Override
  public JobTask task(ProductionOrder order) throws AlibabaException {
    return JobTask.extract(order.input()).withAlgorithm(algorithm(order));
  }

  static @Nullable Algorithm algorithm(ProductionOrder order) throws AlibabaException {
    return CopyrightTasks.algorithm("JobParams", order.parameters().text(ALGORITHM).orElse(""));
  }

  @Override
  public List<StoredObject> written(Job job) {
    return List.of();
  }

  @Override
  public JsonNode data(Job job) {
    Finding finding = job.status().finding();
    return JsonNodeFactory.instance
        .objectNode()
        .put("Message", finding == null ? null : finding.message());
  }
}

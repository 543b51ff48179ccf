package org.veilmark.gateway.vendor.alibaba.iproduction;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.vendor.alibaba.AlibabaException;

/** What can be asked for by the parameter {@code FunctionName}. */
public interface ProductionFunction {

  /** Which fields {@code JobParams} may have. */
  Set<String> parameters();

  /**
   * What is to be done.
   *
   * @throws AlibabaException if the order cannot be
   */
  JobTask task(ProductionOrder order) throws AlibabaException;

  /** {@code Data} of the result of a job that succeeded. */
  JsonNode data(Job job);
}

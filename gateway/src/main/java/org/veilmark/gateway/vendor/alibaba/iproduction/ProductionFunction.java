package org.veilmark.gateway.vendor.alibaba.iproduction;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.StoredObject;
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

  /** What a job that succeeded has written. */
  List<StoredObject> written(Job job);

  /** {@code Data} of the result of a job that succeeded. */
  JsonNode data(Job job);
}

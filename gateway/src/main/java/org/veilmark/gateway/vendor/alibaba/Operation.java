package org.veilmark.gateway.vendor.alibaba;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.job.JobRefusedException;

/** What an action does. */
public interface Operation {

  /**
   * Does it.
   *
   * @return what is answered, but the request id
   * @throws AlibabaException if the call is not as it has to be
   * @throws JobRefusedException if what it asks for cannot be
   */
  ObjectNode call(Caller caller, RpcCall call) throws AlibabaException, JobRefusedException;
}

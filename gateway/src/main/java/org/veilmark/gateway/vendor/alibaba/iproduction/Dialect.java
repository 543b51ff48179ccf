package org.veilmark.gateway.vendor.alibaba.iproduction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.StoredObject;
import org.veilmark.gateway.vendor.alibaba.AlibabaException;
import org.veilmark.gateway.vendor.alibaba.RpcCall;

/** In what products with the same actions differ. */
public interface Dialect {

  /** By which jobs remember the product. */
  String api();

  /** A parameter {@code Input} or {@code Output} as text by which it is told again. */
  String told(RpcCall call, String name, StoredObject object);

  /** Where a job is to wait. */
  Schedule schedule(RpcCall call) throws AlibabaException;

  /**
   * What else is kept of a call, to be told again.
   *
   * @throws AlibabaException if some of it is too long
   */
  Map<String, String> details(RpcCall call) throws AlibabaException;

  /** The answer to who submitted a job. */
  ObjectNode submitted(Job job);

  /**
   * The answer to who asks for a job.
   *
   * @param result text of JSON; null: not yet
   * @param outputs what it has written
   */
  ObjectNode queried(Job job, @Nullable String result, List<StoredObject> outputs);
}

package org.veilmark.gateway.vendor.alibaba.copyright;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.vendor.alibaba.RpcCall;

/** In what products with the same actions differ. */
public interface Dialect {

  /** By which jobs remember the product. */
  String api();

  /** The action that lists embeddings. */
  String listAction();

  /** Parameters that may name the video; the first that is there does. */
  List<String> inputs();

  /**
   * End of the part to mark, in seconds.
   *
   * @param start of it, in seconds
   * @param totalTime the parameter of that name, which means different things
   */
  long endSeconds(long start, long totalTime);

  /** A parameter {@code Input} or {@code Output} as it is told again. */
  JsonNode media(Job job, String name);

  /** Where the end of the job is to be told; null: nowhere. */
  @Nullable String callback(RpcCall call);
}

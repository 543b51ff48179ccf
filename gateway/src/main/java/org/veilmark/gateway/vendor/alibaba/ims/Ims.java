package org.veilmark.gateway.vendor.alibaba.ims;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobRefusedException;
import org.veilmark.gateway.job.Jobs;
import org.veilmark.gateway.job.StoredObject;
import org.veilmark.gateway.vendor.alibaba.AlibabaException;
import org.veilmark.gateway.vendor.alibaba.MediaReference;
import org.veilmark.gateway.vendor.alibaba.Operation;
import org.veilmark.gateway.vendor.alibaba.Product;
import org.veilmark.gateway.vendor.alibaba.Refusals;
import org.veilmark.gateway.vendor.alibaba.RpcCall;
import org.veilmark.gateway.vendor.alibaba.copyright.CopyrightOperations;
import org.veilmark.gateway.vendor.alibaba.copyright.CopyrightTasks;
import org.veilmark.gateway.vendor.alibaba.copyright.Dialect;
import org.veilmark.gateway.vendor.alibaba.iproduction.Functions;
import org.veilmark.gateway.vendor.alibaba.iproduction.IProductionOperations;

/** Intelligent Media Services, version 2020-11-09. */
public final class Ims implements Product {
  static final String NAME = "ims";

  private final Map<String, Operation> operations;

  /** With the jobs of all; the clock is for names of outputs. */
  public Ims(Jobs jobs, InstantSource clock) {
    Dialect copyright = new ImsDialect();
    Map<String, Operation> all =
        new HashMap<>(new CopyrightOperations(jobs, copyright).operations());
    all.putAll(
        new IProductionOperations(
                jobs, new ImsProduction(), Functions.all(new CopyrightTasks(copyright)), clock)
            .operations());
    operations = Map.copyOf(all);
  }

  @Override
  public String version() {
    return "2020-11-09";
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Operation> operations() {
    return operations;
  }

  @Override
  public AlibabaException refusal(JobRefusedException refused) {
    return Refusals.plain(refused);
  }

  /** Media are objects, and {@code TotalTime} is an end. */
  private static final class ImsDialect implements Dialect {
    @Override
    public String api() {
      return NAME;
    }

    @Override
    public String listAction() {
      return "QueryCopyrightJobList";
    }

    @Override
    public List<String> inputs() {
      return List.of("Input");
    }

    @Override
    public long endSeconds(long start, long totalTime) {
      return totalTime;
    }

    @Override
    public JsonNode media(Job job, String name) {
      StoredObject object = name.equals("Input") ? job.task().input() : job.task().output();
      return object == null
          ? JsonNodeFactory.instance.nullNode()
          : JsonNodeFactory.instance
              .objectNode()
              .put("Type", "OSS")
              .put("Media", MediaReference.url(object));
    }

    @Override
    public @Nullable String callback(RpcCall call) {
      return null;
    }
  }
}

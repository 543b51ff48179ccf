package org.veilmark.gateway.vendor.alibaba.mps;

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
import org.veilmark.gateway.vendor.alibaba.Operation;
import org.veilmark.gateway.vendor.alibaba.Product;
import org.veilmark.gateway.vendor.alibaba.Refusals;
import org.veilmark.gateway.vendor.alibaba.RpcCall;
import org.veilmark.gateway.vendor.alibaba.copyright.CopyrightOperations;
import org.veilmark.gateway.vendor.alibaba.copyright.CopyrightTasks;
import org.veilmark.gateway.vendor.alibaba.copyright.Dialect;
import org.veilmark.gateway.vendor.alibaba.iproduction.Functions;
import org.veilmark.gateway.vendor.alibaba.iproduction.IProductionOperations;

/** Media Processing Service, version 2014-06-18. */
public final class Mps implements Product {
  /** By which metrics and jobs name it. */
  public static final String NAME = "mps";

  private final Map<String, Operation> operations;

  /** With the jobs of all; the clock is for names of outputs. */
  public Mps(Jobs jobs, InstantSource clock) {
    Dialect copyright = new MpsDialect();
    Map<String, Operation> all =
        new HashMap<>(new CopyrightOperations(jobs, copyright).operations());
    all.putAll(
        new IProductionOperations(
                jobs, new MpsProduction(), Functions.all(new CopyrightTasks(copyright)), clock)
            .operations());
    operations = Map.copyOf(all);
  }

  @Override
  public String version() {
    return "2014-06-18";
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
    return Refusals.detailed(refused);
  }

  /** Media are text as it came, {@code TotalTime} is a duration, and ends are told. */
  private static final class MpsDialect implements Dialect {
    @Override
    public String api() {
      return NAME;
    }

    @Override
    public String listAction() {
      return "QueryCopyrightJob";
    }

    @Override
    public List<String> inputs() {
      return List.of("Url", "Input");
    }

    @Override
    public long endSeconds(long start, long totalTime) {
      return start + totalTime;
    }

    @Override
    public JsonNode media(Job job, String name) {
      Map<String, String> words = job.form().details();
      StoredObject object = name.equals("Input") ? job.task().input() : job.task().output();
      String otherwise = object == null ? "" : asJson(object);
      if (name.equals("Input")) {
        otherwise = words.getOrDefault("Url", otherwise);
      }
      return JsonNodeFactory.instance.textNode(words.getOrDefault(name, otherwise));
    }

    /** For jobs that came by another interface. */
    private static String asJson(StoredObject object) {
      return JsonNodeFactory.instance
          .objectNode()
          .put("Bucket", object.bucket())
          .put("Object", object.name())
          .toString();
    }

    @Override
    public @Nullable String callback(RpcCall call) {
      return call.text("CallBack").orElse(null);
    }
  }
}

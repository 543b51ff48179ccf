package org.veilmark.gateway.vendor.alibaba.copyright;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.job.Algorithm;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.StoredObject;
import org.veilmark.gateway.vendor.alibaba.AlibabaException;
import org.veilmark.gateway.vendor.alibaba.RpcCall;

/** What is to be marked or read, by the parameters of whichever operation asks for it. */
public final class CopyrightTasks {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MICROS = 1_000_000;
  private static final long MAX_SECONDS = 100_000_000_000L;

  private final Dialect dialect;

  /** Of one product. */
  public CopyrightTasks(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * An embedding by {@code Message}, {@code Level}, {@code StartTime} and {@code TotalTime}.
   *
   * @param algorithm null: by the duration
   * @throws AlibabaException if one of them cannot be
   */
  public JobTask embedding(
      RpcCall call, StoredObject input, StoredObject output, @Nullable Algorithm algorithm)
      throws AlibabaException {
    JobTask task =
        JobTask.embed(input, output, call.required("Message"))
            .withAlgorithm(algorithm)
            .withLevel(level(call));
    long start = seconds(call, "StartTime").orElse(0L);
    Optional<Long> totalTime = seconds(call, "TotalTime");
    if (start == 0 && totalTime.isEmpty()) {
      return task;
    }
    return task.withPart(
        start * MICROS,
        totalTime.map(total -> dialect.endSeconds(start, total) * MICROS).orElse(null));
  }

  /**
   * The algorithm of a name; null if the name is empty.
   *
   * @param parameter that has it
   * @throws AlibabaException if there is no such algorithm
   */
  public static @Nullable Algorithm algorithm(String parameter, String name)
      throws AlibabaException {
    return switch (name) {
      case "" -> null;
      case "v1" -> Algorithm.V1;
      case "v2" -> Algorithm.V2;
      default ->
          throw AlibabaException.invalid(
              "The parameter \""
                  + parameter
                  + "\" has the algoType \""
                  + name
                  + "\"; there are v1 and v2.");
    };
  }

  static @Nullable Algorithm algorithmOfParams(RpcCall call) throws AlibabaException {
    Optional<String> parameters = call.text("Params");
    if (parameters.isEmpty()) {
      return null;
    }
    try {
      JsonNode json = JSON.readTree(parameters.get());
      return algorithm("Params", json == null ? "" : json.path("algoType").asText(""));
    } catch (JsonProcessingException e) {
      throw AlibabaException.noJson("Params");
    }
  }

  static int level(RpcCall call) throws AlibabaException {
    long level = call.number("Level").orElse((long) JobTask.DEFAULT_LEVEL);
    if (level < 0 || level > 2) {
      throw AlibabaException.invalid("The parameter \"Level\" is not 0, 1 or 2: " + level + ".");
    }
    return (int) level;
  }

  static Optional<Long> seconds(RpcCall call, String name) throws AlibabaException {
    Optional<Long> seconds = call.number(name);
    if (seconds.isPresent() && (seconds.get() < 0 || seconds.get() > MAX_SECONDS)) {
      throw AlibabaException.invalid(
          "The parameter \"" + name + "\" is out of range: " + seconds.get() + ".");
    }
    return seconds;
  }
}

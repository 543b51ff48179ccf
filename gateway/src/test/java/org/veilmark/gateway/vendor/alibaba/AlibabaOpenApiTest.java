package org.veilmark.gateway.vendor.alibaba;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.gateway.OpenApiDocument;
import org.veilmark.gateway.TestJobs;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.Role;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.http.Parameters;
import org.veilmark.gateway.job.JobRefusedException;
import org.veilmark.gateway.store.Database;
import org.veilmark.gateway.store.TestDatabase;
import org.veilmark.gateway.vendor.alibaba.ims.Ims;
import org.veilmark.gateway.vendor.alibaba.mps.Mps;

/**
 * What is described of the products is what there is. A parameter is read if an odd value of it
 * makes a difference; all words of the sources are tried as names.
 */
class AlibabaOpenApiTest {
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]*");

  /** No number, no URL, no JSON, and too long for any text. */
  private static final String ODD = "x".repeat(5000);

  private static final String VIDEO = "oss://films/a.mp4";
  private static final Caller CALLER =
      new Caller("id", "one", Set.of(Role.SUBMIT, Role.QUERY), Set.of("films"), "key");

  private OpenApiDocument document;
  private Database database;
  private Map<String, Product> products;

  @BeforeEach
  void open() throws IOException {
    document = OpenApiDocument.served();
    InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));
    database = TestDatabase.open();
    TestJobs parts = TestJobs.of(database, new Buckets(Map.of("films", "/srv/f")), clock);
    products = Map.of("ims", new Ims(parts.jobs(), clock), "mps", new Mps(parts.jobs(), clock));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ims", "mps"})
  void operations_ofAProduct_areThoseDescribed(String name) {
    Product product = products.get(name);

    assertThat(document.operations(name).keySet())
        .isEqualTo(
            product.operations().keySet().stream()
                .map(action -> path(product, action))
                .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ims", "mps"})
  void parameters_ofEachOperation_areThoseDescribed(String name) throws Exception {
    Product product = products.get(name);
    for (String action : product.operations().keySet()) {
      Map<String, JsonNode> described = document.parameters(described(product, action));
      Map<String, String> right = right(product, action);
      String usual = outcome(product, action, right);
      assertThat(usual).as(action).startsWith("{");
      Set<String> read = new TreeSet<>();
      Set<String> words = OpenApiDocument.words("vendor/alibaba", NAME);
      words.addAll(described.keySet());
      for (String word : words) {
        Map<String, String> odd = new HashMap<>(right);
        odd.put(word, ODD);
        if (!outcome(product, action, odd).equals(usual)) {
          read.add(word);
        }
      }

      assertThat(described.keySet()).as(action).isEqualTo(read);
      for (Map.Entry<String, JsonNode> parameter : described.entrySet()) {
        if (parameter.getValue().path("required").asBoolean()) {
          Map<String, String> lacking = new HashMap<>(right);
          lacking.remove(parameter.getKey());
          assertThat(outcome(product, action, lacking)).startsWith("MissingParameter");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ims", "mps"})
  void fieldsOfParameters_thatAreRefusedOtherwise_areThoseDescribed(String name) throws Exception {
    Product product = products.get(name);
    Map<String, JsonNode> parameters =
        document.parameters(described(product, "SubmitIProductionJob"));
    JsonNode schedule = parameters.get(name.equals("ims") ? "ScheduleConfig" : "ScheduleParams");
    assertRefusesOthers(
        product, "Cover", schedule.path("name").asText(), document.content(schedule));
    for (JsonNode function : parameters.get("FunctionName").path("schema").path("enum")) {
      JsonNode schema = document.root().path("components").path("schemas").path(function.asText());
      assertRefusesOthers(product, function.asText(), "JobParams", schema);
    }
  }

  private void assertRefusesOthers(
      Product product, String function, String parameter, JsonNode schema) throws Exception {
    Map<String, String> call = right(product, "SubmitIProductionJob");
    call.put("FunctionName", function);
    call.put(parameter, "{\"Nope\":1}");

    assertThat(outcome(product, "SubmitIProductionJob", call))
        .as("%s of %s", parameter, function)
        .endsWith("it may have " + document.fields(schema).keySet().stream().toList() + ".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ims", "mps"})
  void answers_toRightCalls_areAsDescribed(String name) throws Exception {
    Product product = products.get(name);
    for (String action : product.operations().keySet()) {
      JsonNode response = described(product, action).path("responses").path("200");
      ObjectNode answer = call(product, action, right(product, action));

      assertThat(document.undescribed(document.content(response), answer)).as(action).isEmpty();
    }
  }

  /** A call with what it needs, of a job that there is. */
  private static Map<String, String> right(Product product, String action) throws Exception {
    Map<String, String> right = new HashMap<>();
    switch (action) {
      case "QueryCopyrightExtractJob" ->
          right.put("JobId", submitted(product, "SubmitCopyrightExtractJob"));
      case "QueryIProductionJob" -> right.put("JobId", submitted(product, "SubmitIProductionJob"));
      case "QueryCopyrightJob", "QueryCopyrightJobList" -> submitted(product, "SubmitCopyrightJob");
      default -> right.put("Input", VIDEO);
    }
    if (action.equals("SubmitCopyrightJob")) {
      right.putAll(Map.of("Output", "oss://films/b.mp4", "Message", "text"));
    }
    if (action.equals("SubmitIProductionJob")) {
      right.putAll(Map.of("Output", "oss://films/b.jpg", "FunctionName", "Cover"));
    }
    return right;
  }

  private static String submitted(Product product, String action) throws Exception {
    ObjectNode answer = call(product, action, right(product, action));
    return answer.findValue("JobId").asText();
  }

  private JsonNode described(Product product, String action) {
    return document.operations(product.name()).get(path(product, action));
  }

  private static String path(Product product, String action) {
    return "POST /#Action=" + action + "&Version=" + product.version();
  }

  /** What comes of a call, but for ids, which are always others. */
  private static String outcome(Product product, String action, Map<String, String> parameters) {
    try {
      return call(product, action, parameters).toString().replaceAll("[0-9a-f]{32}", "ID");
    } catch (AlibabaException e) {
      return e.code() + " " + e.getMessage();
    } catch (JobRefusedException e) {
      return product.refusal(e).code() + " " + e.getMessage();
    }
  }

  private static ObjectNode call(Product product, String action, Map<String, String> parameters)
      throws AlibabaException, JobRefusedException {
    HttpCall http = new HttpCall("id", "POST", "/", Parameters.NONE, Map.of(), new byte[0], "");
    return product.operations().get(action).call(CALLER, new RpcCall(http, parameters));
  }
}

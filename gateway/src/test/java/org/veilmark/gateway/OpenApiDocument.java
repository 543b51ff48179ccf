package org.veilmark.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.http.OwnApi;
import org.veilmark.gateway.http.Parameters;

/**
 * The description of the interfaces, as it is served.
 *
 * @param root of the document
 */
public record OpenApiDocument(JsonNode root) {
  private static final Path SOURCES = Path.of("src/main/java/org/veilmark/gateway");

  /** Asks for it. */
  public static OpenApiDocument served() throws IOException {
    OwnApi api =
        new OwnApi(
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), /* isReady= */ () -> true);
    byte[] file =
        api.answer(
                new HttpCall(
                    "id", "GET", "/openapi.yaml", Parameters.NONE, Map.of(), new byte[0], ""))
            .body();
    return new OpenApiDocument(new YAMLMapper().readTree(file));
  }

  /** Operations with a tag, by method and path: {@code GET /health}. */
  public Map<String, JsonNode> operations(String tag) {
    Map<String, JsonNode> operations = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (method.getValue().path("tags").path(0).asText().equals(tag)) {
          String name = method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
          operations.put(name, method.getValue());
        }
      }
    }
    return operations;
  }

  /** Parameters of an operation by their names. */
  public Map<String, JsonNode> parameters(JsonNode operation) {
    Map<String, JsonNode> parameters = new TreeMap<>();
    for (JsonNode one : operation.path("parameters")) {
      parameters.put(resolved(one).path("name").asText(), resolved(one));
    }
    return parameters;
  }

  /** The fields of a schema, or of a parameter that is JSON; empty if there are none. */
  public Map<String, JsonNode> fields(JsonNode schema) {
    JsonNode whole = resolved(schema);
    Map<String, JsonNode> fields = new TreeMap<>();
    whole.path("properties").properties().forEach(one -> fields.put(one.getKey(), one.getValue()));
    whole.path("allOf").forEach(part -> fields.putAll(fields(part)));
    return fields;
  }

  /** The schema of what an operation takes or answers. */
  public JsonNode content(JsonNode bodyOrResponse) {
    JsonNode content = resolved(bodyOrResponse).path("content");
    return content.isEmpty() ? MissingNode.getInstance() : content.iterator().next().path("schema");
  }

  /** Where a value has a field that its schema has not; empty: nowhere. */
  public List<String> undescribed(JsonNode schema, JsonNode value) {
    List<String> found = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(one -> found.addAll(undescribed(resolved(schema).path("items"), one)));
    }
    Map<String, JsonNode> fields = fields(schema);
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode described = fields.get(field.getKey());
      if (described == null) {
        found.add(field.getKey());
      } else {
        found.addAll(undescribed(described, field.getValue()));
      }
    }
    return found;
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : root.at(reference.substring(1));
  }

  /**
   * Whatever the sources of an adapter may call something: all texts in them of a pattern.
   *
   * @param folder below the gateway's package
   */
  public static Set<String> words(String folder, Pattern pattern) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(SOURCES.resolve(folder))) {
      files = all.filter(file -> file.toString().endsWith(".java")).toList();
    }
    Set<String> words = new TreeSet<>();
    for (Path file : files) {
      Matcher found = Pattern.compile("\"(" + pattern + ")\"").matcher(Files.readString(file));
      while (found.find()) {
        words.add(found.group(1));
      }
    }
    return words;
  }
}

package org.veilmark.gateway.vendor.alibaba;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A parameter that is an object of JSON with plain fields. */
public final class JsonParameter {
  /** The vendor's own pages leave out the quotes around names. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES).build();

  private JsonParameter() {}

  /**
   * Its fields, as if they were the parameters of a call of their own; none if it is not there. A
   * field may also have come as {@code Name.Field}.
   *
   * @param fields that it may have
   * @throws AlibabaException if it is no object, or has other fields, or one that is not plain
   */
  public static RpcCall fields(RpcCall call, String name, Set<String> fields)
      throws AlibabaException {
    Map<String, String> values = new HashMap<>();
    for (String field : fields) {
      call.text(name + "." + field).ifPresent(value -> values.put(field, value));
    }
    Optional<String> text = call.text(name);
    if (text.isPresent()) {
      for (Map.Entry<String, JsonNode> field : object(name, text.get()).properties()) {
        if (!fields.contains(field.getKey())) {
          throw AlibabaException.invalid(
              "The parameter \"%s\" has a field \"%s\"; it may have %s."
                  .formatted(name, field.getKey(), fields.stream().sorted().toList()));
        }
        if (field.getValue().isContainerNode()) {
          throw AlibabaException.invalid(
              "The field \"%s\" of the parameter \"%s\" is no text and no number."
                  .formatted(field.getKey(), name));
        }
        if (!field.getValue().isNull()) {
          values.put(field.getKey(), field.getValue().asText());
        }
      }
    }
    return new RpcCall(call.http(), values);
  }

  private static JsonNode object(String name, String text) throws AlibabaException {
    try {
      JsonNode json = JSON.readTree(text);
      if (json != null && json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException e) {
      // The same as another kind of JSON.
    }
    throw AlibabaException.noJson(name);
  }
}

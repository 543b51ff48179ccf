package org.veilmark.gateway.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.veilmark.gateway.http.HttpAnswer;
import org.veilmark.gateway.http.HttpCall;

/** What goes between the page's script and here. What is null is left out. */
final class Json {
  static final ObjectMapper MAPPER =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  private static final String TYPE = "application/json";

  private Json() {}

  /** An answer that nobody keeps. */
  static HttpAnswer answer(int status, JsonNode body) {
    try {
      return HttpAnswer.of(status, TYPE + ";charset=utf-8", MAPPER.writeValueAsBytes(body))
          .withHeader("Cache-Control", "no-store");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that is no JSON", e);
    }
  }

  /**
   * What is sent along with a call. A form of another page cannot have this type.
   *
   * @throws ConsoleException if it is something else than an object
   */
  static JsonNode form(HttpCall call) throws ConsoleException {
    if (!call.header("Content-Type").orElse("").startsWith(TYPE)) {
      throw new ConsoleException(415, "TYPE_UNSUPPORTED", "the body has to be JSON");
    }
    JsonNode form;
    try {
      form = MAPPER.readTree(call.body());
    } catch (IOException e) {
      throw ConsoleException.invalid("the body is no JSON");
    }
    if (form == null || !form.isObject()) {
      throw ConsoleException.invalid("the body is no object of JSON");
    }
    return form;
  }
}

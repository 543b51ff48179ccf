package org.veilmark.gateway.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.veilmark.gateway.access.Signatures;
import org.veilmark.gateway.http.HttpAnswer;
import org.veilmark.gateway.http.HttpCall;

/** The files of the page, kept in memory. */
final class Assets {
  private static final String HTML = "text/html;charset=utf-8";
  private static final String CSS = "text/css;charset=utf-8";
  private static final String SCRIPT = "text/javascript;charset=utf-8";

  /** Nothing else is served, whatever lies beside them. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("index.html", HTML),
          Map.entry("console.css", CSS),
          Map.entry("icon.svg", "image/svg+xml"),
          Map.entry("app.js", SCRIPT),
          Map.entry("chart.js", SCRIPT),
          Map.entry("dom.js", SCRIPT),
          Map.entry("facts.js", SCRIPT),
          Map.entry("format.js", SCRIPT),
          Map.entry("geometry.js", SCRIPT),
          Map.entry("job.js", SCRIPT),
          Map.entry("jobs.js", SCRIPT),
          Map.entry("login.js", SCRIPT),
          Map.entry("queues.js", SCRIPT),
          Map.entry("sample.js", SCRIPT),
          Map.entry("server.js", SCRIPT),
          Map.entry("submit.js", SCRIPT));

  private final Map<String, HttpAnswer> answers =
      TYPES.keySet().stream()
          .collect(Collectors.toUnmodifiableMap(name -> name, name -> load(name, TYPES)));

  private static HttpAnswer load(String name, Map<String, String> types) {
    try (InputStream file = Assets.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(file, name).readAllBytes();
      return HttpAnswer.of(200, types.get(name), bytes)
          .withHeader("ETag", tag(bytes))
          .withHeader("Cache-Control", "no-cache");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A file, or that the browser has it.
   *
   * @param name of the file; empty: the page
   */
  HttpAnswer find(HttpCall call, String name) throws ConsoleException {
    HttpAnswer answer = answers.get(name.isEmpty() ? "index.html" : name);
    if (answer == null) {
      throw ConsoleException.notFound();
    }
    return unlessKnown(call, answer);
  }

  /** An answer with a tag; without its body if the call names that tag. */
  static HttpAnswer unlessKnown(HttpCall call, HttpAnswer answer) {
    String tag = answer.headers().getOrDefault("ETag", "");
    return call.header("If-None-Match").filter(tag::equals).isPresent()
        ? new HttpAnswer(304, answer.contentType(), answer.headers(), new byte[0])
        : answer;
  }

  /** A tag of what is answered. */
  static String tag(byte[] body) {
    return '"' + Signatures.digestHex("SHA-256", body) + '"';
  }
}

package org.veilmark.gateway.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.veilmark.gateway.http.HttpAnswer;
import org.veilmark.gateway.http.HttpApi;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.http.HttpFault;

/** The page for people at {@code /console/}: its files, and below {@code api/} its data. */
public final class ConsoleApi implements HttpApi {
  static final String ROOT = "/console/";

  private static final String DATA = ROOT + "api/";
  private static final String BARE = "/console";

  /** Nothing from elsewhere, nothing inline, and in no frame; text cannot become markup. */
  private static final Map<String, String> PROTECTION =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
              + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
              + " require-trusted-types-for 'script'; trusted-types 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  private final Assets assets = new Assets();
  private final ConsoleData data;

  /** Serves the page. */
  public ConsoleApi(ConsoleData data) {
    this.data = data;
  }

  @Override
  public String name() {
    return "console";
  }

  @Override
  public boolean owns(String path) {
    return path.equals(BARE) || path.startsWith(ROOT);
  }

  @Override
  public HttpAnswer answer(HttpCall call) {
    HttpAnswer answer;
    try {
      answer = route(call);
    } catch (ConsoleException e) {
      answer = refusal(call.requestId(), e);
    }
    return protect(answer);
  }

  private HttpAnswer route(HttpCall call) throws ConsoleException {
    String path = call.path();
    if (path.startsWith(DATA)) {
      return data.answer(call, path.substring(DATA.length()));
    }
    if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
      throw new ConsoleException(405, "METHOD_NOT_ALLOWED", "there is nothing to change here");
    }
    return path.equals(BARE)
        ? HttpAnswer.of(308, "text/plain", new byte[0]).withHeader("Location", ROOT)
        : assets.find(call, path.substring(ROOT.length()));
  }

  @Override
  public HttpAnswer fault(String requestId, HttpFault fault) {
    String message =
        switch (fault) {
          case NOT_FOUND -> "there is nothing here";
          case TOO_LARGE -> "the request has too many bytes";
          case MALFORMED -> "the address cannot be decoded";
          case INTERNAL -> "something failed here; the log has it as " + requestId;
          case UNAVAILABLE -> "the gateway ends";
        };
    return protect(refusal(requestId, new ConsoleException(fault.status(), fault.name(), message)));
  }

  private static HttpAnswer refusal(String requestId, ConsoleException refusal) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("code", refusal.code())
            .put("message", String.valueOf(refusal.getMessage()))
            .put("requestId", requestId);
    return Json.answer(refusal.status(), body);
  }

  private static HttpAnswer protect(HttpAnswer answer) {
    HttpAnswer safe = answer;
    for (Map.Entry<String, String> header : PROTECTION.entrySet()) {
      safe = safe.withHeader(header.getKey(), header.getValue());
    }
    return safe;
  }
}

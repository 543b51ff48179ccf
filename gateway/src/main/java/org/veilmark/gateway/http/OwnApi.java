package org.veilmark.gateway.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What the gateway tells of itself: {@code /health}, {@code /ready}, {@code /metrics}. */
public final class OwnApi implements HttpApi {
  private static final Set<String> PATHS = Set.of("/health", "/ready", "/metrics");
  private static final String TEXT = "text/plain;charset=utf-8";

  private final PrometheusMeterRegistry metrics;
  private final BooleanSupplier isReady;

  /**
   * Tells.
   *
   * @param isReady whether jobs that are taken are worked on
   */
  public OwnApi(PrometheusMeterRegistry metrics, BooleanSupplier isReady) {
    this.metrics = metrics;
    this.isReady = isReady;
  }

  @Override
  public String name() {
    return "own";
  }

  @Override
  public boolean owns(String path) {
    return PATHS.contains(path);
  }

  @Override
  public HttpAnswer answer(HttpCall call) {
    return switch (call.path()) {
      case "/health" -> text(200, "ok\n");
      case "/ready" -> isReady.getAsBoolean() ? text(200, "ready\n") : text(503, "not ready\n");
      default -> text(200, metrics.scrape());
    };
  }

  @Override
  public HttpAnswer fault(String requestId, HttpFault fault) {
    return text(fault.status(), fault + " " + requestId + "\n");
  }

  private static HttpAnswer text(int status, String text) {
    return HttpAnswer.of(status, TEXT, text.getBytes(StandardCharsets.UTF_8));
  }
}

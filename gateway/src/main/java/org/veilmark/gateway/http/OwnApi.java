package org.veilmark.gateway.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What the gateway tells of itself, to anybody: how it is, and what can be called. */
public final class OwnApi implements HttpApi {
  private static final Set<String> PATHS = Set.of("/health", "/ready", "/metrics", "/openapi.yaml");
  private static final String TEXT = "text/plain;charset=utf-8";

  private final byte[] interfaces = interfaces();
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
      case "/openapi.yaml" -> HttpAnswer.of(200, "application/yaml", interfaces);
      default -> text(200, metrics.scrape());
    };
  }

  @Override
  public HttpAnswer fault(String requestId, HttpFault fault) {
    return text(fault.status(), fault + " " + requestId + "\n");
  }

  private static byte[] interfaces() {
    try (InputStream file = OwnApi.class.getResourceAsStream("openapi.yaml")) {
      return Objects.requireNonNull(file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpAnswer text(int status, String text) {
    return HttpAnswer.of(status, TEXT, text.getBytes(StandardCharsets.UTF_8));
  }
}

package org.veilmark.gateway.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves interfaces over HTTP. Each call has an id, in its answer and in the log. */
public final class GatewayServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);
  private static final int MAX_HEADER_BYTES = 64 << 10;
  private static final int MAX_BODY_BYTES = 256 << 10;
  private static final List<HandlerType> METHODS =
      List.of(
          HandlerType.GET,
          HandlerType.HEAD,
          HandlerType.POST,
          HandlerType.PUT,
          HandlerType.DELETE,
          HandlerType.PATCH);

  private final List<HttpApi> apis;
  private final PrometheusMeterRegistry metrics;
  private final Javalin javalin;

  private GatewayServer(
      ServerOptions options, List<HttpApi> apis, PrometheusMeterRegistry metrics) {
    this.apis = List.copyOf(apis);
    this.metrics = metrics;
    javalin = Javalin.create(config -> configure(config, options));
  }

  /**
   * Starts to listen.
   *
   * @param apis the first that owns a path gets its calls; the last one gets those of nobody
   */
  public static GatewayServer start(
      ServerOptions options, List<HttpApi> apis, PrometheusMeterRegistry metrics) {
    GatewayServer server = new GatewayServer(options, apis, metrics);
    server.javalin.start();
    return server;
  }

  private void configure(JavalinConfig config, ServerOptions options) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.modifyHttpConfiguration(GatewayServer::limit);
    TlsIdentity identity = options.identity();
    if (identity == null) {
      config.jetty.host = options.host();
      config.jetty.port = options.port();
    } else {
      config.jetty.addConnector((jetty, http) -> secure(jetty, http, options, identity));
    }
    METHODS.forEach(method -> config.routes.addHttpHandler(method, "*", this::serve));
  }

  private static ServerConnector secure(
      Server jetty, HttpConfiguration http, ServerOptions options, TlsIdentity identity) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStore(identity.store());
    tls.setKeyStorePassword(new String(TlsIdentity.NO_PASSWORD));
    HttpConfiguration secured = new HttpConfiguration(http);
    secured.addCustomizer(new SecureRequestCustomizer(/* sniHostCheck= */ false));
    ServerConnector connector = new ServerConnector(jetty, tls, new HttpConnectionFactory(secured));
    connector.setHost(options.host());
    connector.setPort(options.port());
    return connector;
  }

  private static void limit(HttpConfiguration http) {
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
  }

  /** Where it listens. */
  public int port() {
    return javalin.port();
  }

  private void serve(Context context) {
    String requestId = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    String path = context.path();
    HttpApi api =
        apis.stream().filter(one -> one.owns(path)).findFirst().orElse(apis.get(apis.size() - 1));
    Timer.Sample sample = Timer.start(metrics);
    HttpAnswer answer = answer(context, api, requestId);
    sample.stop(
        metrics.timer(
            "veilmark.gateway.calls",
            "api",
            api.name(),
            "status",
            Integer.toString(answer.status())));
    LOG.info("{} {} {} {} {}", requestId, api.name(), context.method(), path, answer.status());
    context.status(answer.status());
    context.contentType(answer.contentType());
    answer.headers().forEach(context::header);
    context.result(answer.body());
  }

  private static HttpAnswer answer(Context context, HttpApi api, String requestId) {
    byte[] body;
    try {
      body = context.req().getInputStream().readNBytes(MAX_BODY_BYTES + 1);
    } catch (IOException e) {
      LOG.info("{} ended before it was whole", requestId);
      return api.fault(requestId, HttpFault.MALFORMED);
    }
    if (body.length > MAX_BODY_BYTES) {
      // What is still to come is not read: the connection ends with the answer.
      return api.fault(requestId, HttpFault.TOO_LARGE).withHeader("Connection", "close");
    }
    if (context.path().indexOf('\0') >= 0) {
      return api.fault(requestId, HttpFault.MALFORMED);
    }
    Parameters query;
    try {
      String encoded = context.queryString();
      query = encoded == null ? Parameters.NONE : Parameters.parse(encoded);
    } catch (IllegalArgumentException e) {
      return api.fault(requestId, HttpFault.MALFORMED);
    }
    try {
      return api.answer(
          new HttpCall(
              requestId,
              context.method().name(),
              context.path(),
              query,
              headers(context),
              body,
              context.ip()));
    } catch (Exception e) {
      LOG.error("{} {} failed", requestId, api.name(), e);
      return api.fault(requestId, HttpFault.INTERNAL);
    }
  }

  private static Map<String, String> headers(Context context) {
    Map<String, String> headers = new HashMap<>();
    for (String name : Collections.list(context.req().getHeaderNames())) {
      headers.put(
          name.toLowerCase(Locale.ROOT),
          String.join(",", Collections.list(context.req().getHeaders(name))));
    }
    return headers;
  }

  /** Ends once the calls that are being answered have been. */
  @Override
  public void close() {
    javalin.stop();
  }
}

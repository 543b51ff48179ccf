package org.veilmark.gateway;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.veilmark.gateway.access.RateLimits;
import org.veilmark.gateway.http.GatewayServer;
import org.veilmark.gateway.http.HttpApi;
import org.veilmark.gateway.http.OwnApi;
import org.veilmark.gateway.job.JobStore;
import org.veilmark.gateway.job.Jobs;
import org.veilmark.gateway.kafka.AvroMessages;
import org.veilmark.gateway.kafka.OutboxDispatcher;
import org.veilmark.gateway.kafka.ProgressTaker;
import org.veilmark.gateway.kafka.Reconciler;
import org.veilmark.gateway.kafka.RecordTaker;
import org.veilmark.gateway.kafka.TopicFollower;
import org.veilmark.gateway.store.Database;
import org.veilmark.gateway.store.FinalStep;
import org.veilmark.gateway.store.JdbcAccessKeys;
import org.veilmark.gateway.store.JdbcJobStore;
import org.veilmark.gateway.store.JdbcNonces;
import org.veilmark.gateway.store.Outbox;
import org.veilmark.gateway.vendor.alibaba.AlibabaApi;
import org.veilmark.gateway.vendor.alibaba.ims.Ims;
import org.veilmark.gateway.vendor.alibaba.mps.Mps;
import org.veilmark.gateway.vendor.tencent.TencentApi;

/** The gateway with all its parts, from the database to the interfaces. */
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  private static final Duration NONCE_SWEEP = Duration.ofMinutes(5);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final InstantSource clock = InstantSource.system();
  private GatewayServer server;

  private Gateway() {}

  /**
   * Starts it.
   *
   * @param serviceIsReady whether the service behind Kafka runs, as far as that is known
   * @throws RuntimeException if the database is not reached or the port is taken
   */
  public static Gateway start(GatewayOptions options, BooleanSupplier serviceIsReady) {
    Gateway gateway = new Gateway();
    try {
      gateway.build(options, serviceIsReady);
      return gateway;
    } catch (RuntimeException e) {
      gateway.close();
      throw e;
    }
  }

  private void build(GatewayOptions options, BooleanSupplier serviceIsReady) {
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    keep((AutoCloseable) metrics::close);
    Database database = keep(Database.open(options.storeUrl()));
    JdbcAccessKeys keys = new JdbcAccessKeys(database.jdbi(), options.seal());
    options.accessKeys().forEach(keys::put);
    JdbcNonces nonces = new JdbcNonces(database.jdbi());
    RateLimits limits = new RateLimits(options.callsPerSecond(), clock);
    Outbox outbox = new Outbox(database.jdbi());
    JobStore store = new JdbcJobStore(database.jdbi(), outbox, finalSteps());
    AvroMessages messages = new AvroMessages(clock);
    Jobs jobs = new Jobs(store, messages, options.buckets(), clock);
    keep(OutboxDispatcher.start(options.kafka(), outbox));
    keep(
        TopicFollower.start(
            options.kafka(), options.kafka().topics().records(), new RecordTaker(store, clock)));
    keep(
        TopicFollower.start(
            options.kafka(), options.kafka().topics().progress(), new ProgressTaker(store)));
    Reconciler reconciler =
        new Reconciler(store, messages, options.buckets(), clock, options.patience());
    keep(Repeating.start("reconcile", options.patience().dividedBy(4), reconciler::look));
    keep(Repeating.start("forget-nonces", NONCE_SWEEP, () -> nonces.forgetBefore(clock.millis())));
    List<HttpApi> apis =
        List.of(
            new OwnApi(metrics, serviceIsReady),
            new TencentApi(jobs, options.buckets(), keys, limits, clock),
            new AlibabaApi(List.of(new Ims(jobs), new Mps(jobs)), keys, nonces, limits, clock));
    server = keep(GatewayServer.start(options.server(), apis, routes -> {}, metrics));
  }

  private static List<FinalStep> finalSteps() {
    return List.of();
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  /** Where it listens. */
  public int port() {
    return server.port();
  }

  /** Ends its parts in reverse order: first it takes no calls any more. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} did not close well", part.getClass().getSimpleName(), e);
      }
    }
  }
}

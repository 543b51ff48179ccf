package org.veilmark.gateway;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.veilmark.gateway.access.AccessKeys;
import org.veilmark.gateway.access.RateLimits;
import org.veilmark.gateway.access.RememberedAccessKeys;
import org.veilmark.gateway.callback.AllowedTargets;
import org.veilmark.gateway.callback.Callbacks;
import org.veilmark.gateway.callback.HttpCarrier;
import org.veilmark.gateway.console.ConsoleApi;
import org.veilmark.gateway.console.ConsoleData;
import org.veilmark.gateway.console.ConsoleJobs;
import org.veilmark.gateway.console.ConsoleQueues;
import org.veilmark.gateway.http.GatewayServer;
import org.veilmark.gateway.http.HttpApi;
import org.veilmark.gateway.http.OwnApi;
import org.veilmark.gateway.job.CallbackKind;
import org.veilmark.gateway.job.CallbackTargets;
import org.veilmark.gateway.job.JobStore;
import org.veilmark.gateway.job.Jobs;
import org.veilmark.gateway.job.Queues;
import org.veilmark.gateway.kafka.AvroMessages;
import org.veilmark.gateway.kafka.OutboxDispatcher;
import org.veilmark.gateway.kafka.ProgressTaker;
import org.veilmark.gateway.kafka.Reconciler;
import org.veilmark.gateway.kafka.RecordFacts;
import org.veilmark.gateway.kafka.RecordTaker;
import org.veilmark.gateway.kafka.TopicCarrier;
import org.veilmark.gateway.kafka.TopicFollower;
import org.veilmark.gateway.store.Database;
import org.veilmark.gateway.store.JdbcAccessKeys;
import org.veilmark.gateway.store.JdbcCallbackQueue;
import org.veilmark.gateway.store.JdbcJobStore;
import org.veilmark.gateway.store.JdbcNonces;
import org.veilmark.gateway.store.JdbcQueueStore;
import org.veilmark.gateway.store.Outbox;
import org.veilmark.gateway.vendor.alibaba.AlibabaApi;
import org.veilmark.gateway.vendor.alibaba.ims.Ims;
import org.veilmark.gateway.vendor.alibaba.mps.Mps;
import org.veilmark.gateway.vendor.alibaba.mps.MpsCallback;
import org.veilmark.gateway.vendor.tencent.CiCallback;
import org.veilmark.gateway.vendor.tencent.TencentApi;

/** The gateway with all its parts, from the database to the interfaces. */
public final class Gateway implements AutoCloseable {
  private static final Duration NONCE_SWEEP = Duration.ofMinutes(5);
  private static final Duration LOOK_FOR_ENDS = Duration.ofSeconds(1);

  /** One writes at a time: who waits for the connection is served in turn, and without polling. */
  private static final int NONCE_CONNECTIONS = 1;

  /** So many receivers may be slow before others wait for them. */
  private static final int TELLERS = 4;

  private final Parts parts = new Parts();
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
    parts.keep((AutoCloseable) metrics::close);
    Database database = parts.keep(Database.open(options.storeUrl()));
    JdbcAccessKeys table = new JdbcAccessKeys(database.jdbi(), options.seal());
    options.accessKeys().forEach(table::put);
    AccessKeys keys = new RememberedAccessKeys(table, clock);
    JdbcNonces nonces = new JdbcNonces(nonces(options, database).jdbi());
    RateLimits limits = new RateLimits(options.callsPerSecond(), clock);
    Outbox outbox = new Outbox(database);
    JobStore store = new JdbcJobStore(database.jdbi(), outbox);
    AvroMessages messages = new AvroMessages(clock);
    CallbackTargets targets = new AllowedTargets(options.callbacks().topics());
    Queues queues =
        new Queues(new JdbcQueueStore(database.jdbi(), outbox), messages, targets, clock);
    Jobs jobs = new Jobs(store, messages, options.buckets(), targets, queues, clock);
    parts.keep(OutboxDispatcher.start(options.kafka(), outbox));
    parts.keep(
        TopicFollower.start(
            options.kafka(),
            options.kafka().topics().records(),
            new RecordTaker(store, clock, options.buckets()::withoutPlaces)));
    parts.keep(
        TopicFollower.start(
            options.kafka(), options.kafka().topics().progress(), new ProgressTaker(store)));
    Reconciler reconciler =
        new Reconciler(store, messages, options.buckets(), clock, options.patience());
    parts.keep(Repeating.start("reconcile", options.patience().dividedBy(4), reconciler::look));
    parts.keep(
        Repeating.start("forget-nonces", NONCE_SWEEP, () -> nonces.forgetBefore(clock.millis())));
    tellEnds(options, database, keys);
    List<HttpApi> apis =
        List.of(
            new OwnApi(metrics, serviceIsReady),
            new ConsoleApi(
                new ConsoleData(
                    new ConsoleJobs(jobs, store, new RecordFacts()),
                    new ConsoleQueues(queues),
                    options.buckets(),
                    keys,
                    limits,
                    clock)),
            new TencentApi(jobs, queues, options.buckets(), keys, limits, clock),
            new AlibabaApi(
                List.of(new Ims(jobs, clock), new Mps(jobs, clock)), keys, nonces, limits, clock));
    server = parts.keep(GatewayServer.start(options.server(), apis, metrics));
  }

  private Database nonces(GatewayOptions options, Database store) {
    return options.nonceUrl().equals(options.storeUrl())
        ? store
        : parts.keep(Database.open(options.nonceUrl(), NONCE_CONNECTIONS));
  }

  private void tellEnds(GatewayOptions options, Database database, AccessKeys keys) {
    Callbacks callbacks =
        new Callbacks(
            new JdbcCallbackQueue(database.jdbi()),
            List.of(new CiCallback(), new MpsCallback()),
            Map.of(
                CallbackKind.URL,
                parts.keep(new HttpCarrier(options.callbacks().mayGoInside())),
                CallbackKind.TOPIC,
                parts.keep(new TopicCarrier(options.kafka()))),
            keys,
            clock,
            new SecureRandom());
    for (int i = 1; i <= TELLERS; i++) {
      parts.keep(Repeating.start("tell-ends-" + i, LOOK_FOR_ENDS, callbacks::tellAll));
    }
  }

  /** Where it listens. */
  public int port() {
    return server.port();
  }

  /** Ends its parts in reverse order: first it takes no calls any more. */
  @Override
  public void close() {
    parts.close();
  }
}

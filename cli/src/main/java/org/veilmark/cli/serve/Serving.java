package org.veilmark.cli.serve;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.veilmark.gateway.Gateway;
import org.veilmark.gateway.GatewayOptions;
import org.veilmark.gateway.Parts;
import org.veilmark.gateway.access.SecretSeal;
import org.veilmark.gateway.store.SqliteLibrary;
import org.veilmark.jobs.GraphOptions;
import org.veilmark.jobs.local.KafkaBroker;
import org.veilmark.jobs.local.LocalService;
import org.veilmark.jobs.local.LocalServiceOptions;
import org.veilmark.jobs.service.ServiceOptions;
import org.veilmark.jobs.service.TopicMaker;
import org.veilmark.jobs.service.TopicPlan;
import org.veilmark.media.MediaLimits;
import org.veilmark.operators.child.ChildLimits;
import org.veilmark.operators.io.AllowedRoots;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.LockedFile;
import org.veilmark.operators.io.MediaFactory;
import org.veilmark.operators.io.ObjectStores;
import org.veilmark.schema.topic.KafkaClient;
import org.veilmark.schema.topic.Topics;

/** The gateway, and in this process, too, what of a broker and the service is not elsewhere. */
public final class Serving implements AutoCloseable {
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final long LOOK_AGAIN_MILLIS = 50;
  private static final int PARTITIONS = 2;

  private final Parts parts = new Parts();
  private final ServeOptions options;
  private Gateway gateway;

  private Serving(ServeOptions options) {
    this.options = options;
  }

  /**
   * Starts all; when it returns, jobs are worked on.
   *
   * @param environment variables, which say how object stores are reached
   */
  public static Serving start(ServeOptions options, Map<String, String> environment)
      throws Exception {
    Serving serving = new Serving(options);
    try {
      serving.build(environment);
      return serving;
    } catch (Exception e) {
      serving.close();
      throw e;
    }
  }

  private void build(Map<String, String> environment) throws Exception {
    ObjectStores.configure(environment);
    Path data = Files.createDirectories(options.data().toAbsolutePath());
    parts.keep(lock(data));
    KafkaClient kafka = kafka(data);
    TopicMaker.make(kafka, new TopicPlan(kafka.topics(), PARTITIONS, (short) 1));
    BooleanSupplier service = service(kafka, data);
    SqliteLibrary.unpackIn(data.resolve("sqlite"));
    String elsewhere = options.others().storeUrl();
    String store = elsewhere == null ? storeUrl(data) : elsewhere;
    // Of its own, since every call writes one: they would hold up jobs.
    String nonces = elsewhere == null ? sqlite(data, "nonces") : elsewhere;
    gateway =
        parts.keep(
            Gateway.start(
                new GatewayOptions(
                    options.server(),
                    kafka,
                    store,
                    nonces,
                    SecretSeal.ofFile(data.resolve("data-key")),
                    options.accessKeys(),
                    options.buckets(),
                    options.callbacks(),
                    GatewayOptions.CALLS_PER_SECOND,
                    GatewayOptions.PATIENCE),
                service));
    await(service);
  }

  /** Two at a time on the same data would be in each other's way: the broker is only one's. */
  private static LockedFile lock(Path data) throws IOException {
    return LockedFile.tryLock(
            data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
        .orElseThrow(() -> new IOException("the data in " + data + " are served already"));
  }

  /** The database of jobs in a folder of data, by JDBC. */
  public static String storeUrl(Path data) {
    return sqlite(data, "jobs");
  }

  private static String sqlite(Path data, String name) {
    return "jdbc:sqlite:" + data.resolve(name + ".db");
  }

  private KafkaClient kafka(Path data) throws Exception {
    KafkaClient elsewhere = options.others().kafka();
    if (elsewhere != null) {
      return elsewhere;
    }
    KafkaBroker broker =
        parts.keep(KafkaBroker.start(Files.createDirectories(data.resolve("broker"))));
    return new KafkaClient(broker.bootstrapServers(), new Topics("veilmark."), new Properties());
  }

  /** What tells whether the service runs. */
  private BooleanSupplier service(KafkaClient kafka, Path data) throws Exception {
    URI flink = options.others().flink();
    return flink == null
        ? parts.keep(LocalService.start(serviceOptions(kafka, data)))::isRunning
        : new RemoteService(flink, kafka.topics())::isRunning;
  }

  private LocalServiceOptions serviceOptions(KafkaClient kafka, Path data) throws Exception {
    Path spool = Files.createDirectories(data.resolve("spool"));
    Path staging = Files.createDirectories(data.resolve("staging"));
    GraphOptions graph =
        GraphOptions.of(
                MediaFactory.ffmpeg(MediaLimits.DEFAULT),
                options.key(),
                Location.of(staging),
                spool.toString())
            .withRoots(new AllowedRoots(options.buckets().roots().stream().toList()))
            .withChildren(ChildLimits.DEFAULT);
    return new LocalServiceOptions(
        kafka,
        ServiceOptions.of(graph),
        options.parallelism(),
        spool,
        data.resolve("checkpoints"),
        CHECKPOINT_INTERVAL);
  }

  private static void await(BooleanSupplier service) throws InterruptedException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!service.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the Flink service does not get to run");
      }
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
  }

  /** Where it listens, as the start of URLs. */
  public String address() {
    String scheme = options.server().identity() == null ? "http" : "https";
    return scheme + "://" + options.server().host() + ":" + gateway.port();
  }

  /** Ends all, the gateway first, so that nothing is taken that would not be kept. */
  @Override
  public void close() {
    parts.close();
  }
}

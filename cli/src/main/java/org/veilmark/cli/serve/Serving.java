package org.veilmark.cli.serve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.veilmark.gateway.Gateway;
import org.veilmark.gateway.GatewayOptions;
import org.veilmark.gateway.Parts;
import org.veilmark.gateway.access.SecretSeal;
import org.veilmark.gateway.http.ServerOptions;
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
import org.veilmark.operators.io.MediaFactory;
import org.veilmark.operators.io.ObjectStores;
import org.veilmark.schema.topic.KafkaClient;
import org.veilmark.schema.topic.Topics;

/** A broker, the service on a Flink cluster, and the gateway, all in this process. */
public final class Serving implements AutoCloseable {
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final long LOOK_AGAIN_MILLIS = 50;
  private static final int PARTITIONS = 2;

  /** Else it closes by itself while calls that came before a signal are still answered. */
  private static final String H2_OPTIONS = ";DB_CLOSE_ON_EXIT=FALSE";

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
    Path data = options.data().toAbsolutePath();
    Path brokerData = Files.createDirectories(data.resolve("broker"));
    KafkaBroker broker = parts.keep(KafkaBroker.start(brokerData));
    KafkaClient kafka =
        new KafkaClient(broker.bootstrapServers(), new Topics("veilmark."), new Properties());
    TopicMaker.make(kafka, new TopicPlan(kafka.topics(), PARTITIONS, (short) 1));
    LocalService service = parts.keep(LocalService.start(serviceOptions(kafka, data)));
    gateway =
        parts.keep(
            Gateway.start(
                new GatewayOptions(
                    new ServerOptions(options.host(), options.port()),
                    kafka,
                    "jdbc:h2:file:" + data.resolve("jobs") + H2_OPTIONS,
                    SecretSeal.ofFile(data.resolve("data-key")),
                    options.accessKeys(),
                    options.buckets(),
                    GatewayOptions.CALLS_PER_SECOND,
                    GatewayOptions.PATIENCE),
                service::isRunning));
    await(service);
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

  private static void await(LocalService service) throws Exception {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!service.isRunning()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the embedded Flink service does not get to run");
      }
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
  }

  /** Where it listens, as the start of URLs. */
  public String address() {
    return "http://" + options.host() + ":" + gateway.port();
  }

  /** Ends all, the gateway first, so that nothing is taken that would not be kept. */
  @Override
  public void close() {
    parts.close();
  }
}

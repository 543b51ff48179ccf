package org.veilmark.cli.killed;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.exceptions.ClientException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.veilmark.cli.FreePort;
import org.veilmark.cli.sdk.ClassicMpsClient;
import org.veilmark.cli.serve.Serving;
import org.veilmark.jobs.local.KafkaBroker;
import org.veilmark.jobs.service.TopicMaker;
import org.veilmark.jobs.service.TopicPlan;
import org.veilmark.schema.topic.KafkaClient;
import org.veilmark.schema.topic.Topics;

/** A gateway that is killed between two steps of a job, and started again. */
@Execution(ExecutionMode.CONCURRENT)
class KilledGatewayITCase {
  private static final String ALL_JOBS =
      "SELECT (SELECT COUNT(*) FROM job) || ' job, ' || (SELECT COUNT(*) FROM job_record)"
          + " || ' record, ' || (SELECT COUNT(*) FROM outbox) || ' to send, '"
          + " || (SELECT MAX(state || ', ' || callback_state) FROM job)";

  @TempDir private static Path shared;
  private static KafkaBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = KafkaBroker.start(Files.createDirectory(shared.resolve("broker")));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @ParameterizedTest
  @EnumSource
  void job_ofAGatewayThatIsKilled_comesToOneEnd(
      KillPoint point, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
    Topics topics = new Topics(point.name() + ".");
    TopicMaker.make(
        new KafkaClient(broker.bootstrapServers(), topics, new Properties()),
        new TopicPlan(topics, 1, (short) 1));
    int port = FreePort.find();
    String[] args = {
      Integer.toString(port), folder.toString(), broker.bootstrapServers(), topics.prefix()
    };
    ClassicMpsClient client =
        new ClassicMpsClient("127.0.0.1:" + port, GatewayMain.ID, GatewayMain.SECRET);
    List<String> told = new CopyOnWriteArrayList<>();
    HttpServer receiver = receiver(told);
    try (AnsweringService service = AnsweringService.start(broker.bootstrapServers(), topics)) {
      try (GatewayProcess killed = GatewayProcess.start(folder.resolve("killed"), point, args)) {
        submit(client, receiver.getAddress().getPort());
        patiently("killed at " + point).until(() -> !killed.isAlive());
      }
      letLeaseRunOut(folder);
      String id;
      try (GatewayProcess again = GatewayProcess.start(folder.resolve("again"), null, args)) {
        id =
            patiently("told after " + point)
                .until(
                    () -> onlyJob(client),
                    job -> job.path("CallbackState").asText().equals("DELIVERED"))
                .path("JobId")
                .asText();
        again.end();
      }

      assertThat(service.asked()).containsOnlyKeys(id);
      assertThat(service.asked().get(id).get()).isBetween(point.requests(), 2);
      assertThat(told).hasSize(point.calls()).containsOnly(id);
      assertThat(stored(folder)).isEqualTo("1 job, 1 record, 0 to send, SUCCEEDED, DELIVERED");
    } finally {
      receiver.stop(0);
    }
  }

  private static ConditionFactory patiently(String what) {
    return Awaitility.await(what)
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsInstanceOf(ClientException.class);
  }

  /** It may be killed before it answers. Until it listens, the call is made again. */
  private static void submit(ClassicMpsClient client, int receiverPort) throws Exception {
    Map<String, String> query =
        Map.of(
            "Input", "oss://films/in.mp4",
            "Output", "oss://films/out.mp4",
            "Message", "killed",
            "CallBack", "http://127.0.0.1:%d/".formatted(receiverPort));
    patiently("up").until(() -> client.call("QueryCopyrightJob", Map.of()).isObject());
    try {
      client.call("SubmitCopyrightJob", query);
    } catch (ClientException e) {
      // What became of the job, the next gateway tells.
    }
  }

  private static JsonNode onlyJob(ClassicMpsClient client) throws Exception {
    JsonNode jobs = client.call("QueryCopyrightJob", Map.of()).path("Data");
    assertThat(jobs).hasSize(1);
    return jobs.path(0);
  }

  /** For two minutes nobody else tells an end that one has begun to tell. */
  private static void letLeaseRunOut(Path folder) throws Exception {
    try (Connection store = DriverManager.getConnection(Serving.storeUrl(folder));
        Statement statement = store.createStatement()) {
      statement.execute("UPDATE job SET callback_due = 0 WHERE callback_due IS NOT NULL");
    }
  }

  private static String stored(Path folder) throws Exception {
    try (Connection store = DriverManager.getConnection(Serving.storeUrl(folder));
        Statement statement = store.createStatement();
        ResultSet all = statement.executeQuery(ALL_JOBS)) {
      assertThat(all.next()).isTrue();
      return all.getString(1);
    }
  }

  private static HttpServer receiver(List<String> told) throws Exception {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        call -> {
          told.add(call.getRequestHeaders().getFirst("x-veilmark-job"));
          call.sendResponseHeaders(204, -1);
          call.close();
        });
    receiver.start();
    return receiver;
  }
}

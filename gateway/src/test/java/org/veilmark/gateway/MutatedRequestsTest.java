package org.veilmark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.AccessKeys;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.RateLimits;
import org.veilmark.gateway.access.Role;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.http.GatewayServer;
import org.veilmark.gateway.http.HttpApi;
import org.veilmark.gateway.http.OwnApi;
import org.veilmark.gateway.http.ServerOptions;
import org.veilmark.gateway.store.Database;
import org.veilmark.gateway.store.JdbcNonces;
import org.veilmark.gateway.store.TestDatabase;
import org.veilmark.gateway.vendor.alibaba.AlibabaApi;
import org.veilmark.gateway.vendor.alibaba.ims.Ims;
import org.veilmark.gateway.vendor.alibaba.mps.Mps;
import org.veilmark.gateway.vendor.tencent.TencentApi;

/** Ten thousand requests that are nearly right, over real connections: each has its answer. */
class MutatedRequestsTest {
  private static final long SEED = 20261128;
  private static final int COUNT = 10_000;

  /** Right, where a mutation hits the name of the protocol. */
  private static final int VERSION_NOT_SUPPORTED = 505;

  private static final String SECRET = "secret";
  private static final SignedCalls CALLS = new SignedCalls("id", SECRET);
  private static final String XML =
      "<Request><Tag>DigitalWatermark</Tag><Input><Object>in.mp4</Object></Input><Operation>"
          + "<DigitalWatermark><Message>demo</Message><Type>Text</Type><Version>V1</Version>"
          + "</DigitalWatermark><Output><Region>r</Region><Object>out.mp4</Object>"
          + "<Bucket>films-1</Bucket></Output><UserData>mine</UserData></Operation>"
          + "<CallBack>http://example.org/</CallBack></Request>";
  private static final Map<String, String> SUBMISSION =
      Map.of(
          "Action", "SubmitCopyrightJob",
          "Version", "2014-06-18",
          "Input", "{\"Bucket\":\"films-1\",\"Location\":\"oss-x\",\"Object\":\"a.mp4\"}",
          "Output", "oss://films-1/b.mp4",
          "Message", "text",
          "Level", "2",
          "StartTime", "0",
          "TotalTime", "10",
          "Params", "{\"algoType\":\"v2\"}",
          "UserData", "mine");
  private static final Map<String, String> PRODUCTION =
      Map.of(
          "Action", "SubmitIProductionJob",
          "Version", "2020-11-09",
          "FunctionName", "Cover",
          "Input", "{\"Type\":\"OSS\",\"Media\":\"oss://films-1/a.mp4\"}",
          "Output", "{\"Type\":\"OSS\",\"Media\":\"oss://films-1/{source}-{sequenceId}.jpg\"}",
          "JobParams", "{\"Count\":3}",
          "ScheduleConfig", "{\"PipelineId\":\"default\",\"Priority\":6}",
          "Name", "a name",
          "UserData", "mine");
  private static final List<String> ODD =
      List.of(
          "",
          "\0",
          "\u0001",
          "%",
          "%00",
          "+",
          "&",
          "=",
          "\r\nx: y",
          "../../etc/passwd",
          "-1",
          "99999999999999999999",
          "9223372036854775807",
          "1e9",
          "NaN",
          "null",
          "{}",
          "[[[[",
          "{\"Object\":{\"a\":[1]},\"Bucket\":7}",
          "{\"Media\":\"oss://films-1/a\\u0000b\",\"Type\":\"OSS\"}",
          "' OR 1=1 --",
          "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
          "&b;",
          "\ud83d\udcef",
          "\ud83d",
          "x".repeat(5000),
          "[".repeat(3000),
          "<a>".repeat(2000));

  private final Random random = new Random(SEED);
  private Database database;
  private GatewayServer server;
  private RawClient client;

  @BeforeEach
  void start() {
    database = TestDatabase.open();
    InstantSource clock = InstantSource.system();
    Buckets buckets = new Buckets(Map.of("films-1", "/srv/films"));
    TestJobs parts = TestJobs.of(database, buckets, clock);
    AccessKey key =
        new AccessKey(new Caller("id", "one", Set.of(Role.values()), Set.of("*"), "key"), SECRET);
    AccessKeys keys = id -> Optional.of(key).filter(one -> id.equals("id"));
    RateLimits limits = new RateLimits(Integer.MAX_VALUE - 1, clock);
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    List<HttpApi> apis =
        List.of(
            new OwnApi(metrics, () -> true),
            new TencentApi(parts.jobs(), parts.queues(), buckets, keys, limits, clock),
            new AlibabaApi(
                List.of(new Ims(parts.jobs(), clock), new Mps(parts.jobs(), clock)),
                keys,
                new JdbcNonces(database.jdbi()),
                limits,
                clock));
    server = GatewayServer.start(new ServerOptions("127.0.0.1", 0), apis, metrics);
    client = new RawClient(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
    database.close();
  }

  @Test
  void answer_nearlyRightRequests_areNeverFailuresOfOurs() throws IOException {
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int i = 0; i < COUNT; i++) {
      byte[] request = request(i);
      int status = RawClient.status(client.send(request));
      assertThat(status == VERSION_NOT_SUPPORTED || (status >= 200 && status < 500))
          .as("%d to request %d of seed %d: %s", status, i, SEED, shown(request))
          .isTrue();
      statuses.merge(status, 1, Integer::sum);
    }

    System.out.println("statuses of " + COUNT + " requests of seed " + SEED + ": " + statuses);
    assertThat(statuses).containsKeys(200, 400, 403);
    // And right ones are still answered.
    assertThat(RawClient.status(client.send(CALLS.tencent("GET", "/queue", "", ""))))
        .isEqualTo(200);
  }

  private static String shown(byte[] request) {
    String text = new String(request, StandardCharsets.ISO_8859_1);
    return text.substring(0, Math.min(text.length(), 2000));
  }

  private byte[] request(int i) {
    return switch (i % 6) {
      case 0 -> CALLS.rpc(oddParameters(SUBMISSION), "n" + i);
      case 1 -> CALLS.tencent("POST", "/jobs", "", oddText(XML));
      case 2 -> oddBytes(CALLS.rpc(SUBMISSION, "n" + i));
      case 3 -> oddBytes(CALLS.tencent("POST", "/jobs", "", XML));
      case 4 -> CALLS.rpc(oddParameters(PRODUCTION), "n" + i);
      default -> oddPath();
    };
  }

  private Map<String, String> oddParameters(Map<String, String> right) {
    Map<String, String> parameters = new TreeMap<>(right);
    List<String> names = new ArrayList<>(parameters.keySet());
    for (int n = 1 + random.nextInt(2); n > 0; n--) {
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(3)) {
        case 0 -> parameters.remove(name);
        case 1 -> parameters.put(name, oddText(right.get(name)));
        default -> parameters.put(name, odd());
      }
    }
    return parameters;
  }

  private byte[] oddPath() {
    String method = List.of("GET", "PUT", "DELETE", "HEAD", "POST").get(random.nextInt(5));
    String path = List.of("/jobs/x", "/queue/default", "/jobs", "/queue").get(random.nextInt(4));
    String query =
        List.of("size=", "states=", "nextToken=", "startCreationTime=", "pageNumber=")
                .get(random.nextInt(5))
            + java.net.URLEncoder.encode(odd(), StandardCharsets.UTF_8);
    return CALLS.tencent(method, path, query, random.nextBoolean() ? "" : oddText(XML));
  }

  private String odd() {
    return ODD.get(random.nextInt(ODD.size()));
  }

  /** Puts something in, takes something out or doubles it. */
  private String oddText(String text) {
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + random.nextInt(20));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, from) + odd() + text.substring(from);
      case 1 -> text.substring(0, from) + text.substring(to);
      default -> text.substring(0, to) + text.substring(from);
    };
  }

  private byte[] oddBytes(byte[] request) {
    byte[] changed = request.clone();
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    return changed;
  }
}

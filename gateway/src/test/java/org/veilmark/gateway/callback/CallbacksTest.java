package org.veilmark.gateway.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.Signatures;
import org.veilmark.gateway.job.Callback;
import org.veilmark.gateway.job.CallbackFormat;
import org.veilmark.gateway.job.CallbackKind;
import org.veilmark.gateway.job.CallbackState;
import org.veilmark.gateway.job.CallbackStatus;
import org.veilmark.gateway.job.Channel;
import org.veilmark.gateway.job.Finding;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobForm;
import org.veilmark.gateway.job.JobReport;
import org.veilmark.gateway.job.JobState;
import org.veilmark.gateway.job.JobStatus;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.OutboxMessage;
import org.veilmark.gateway.job.StoredObject;
import org.veilmark.gateway.store.Database;
import org.veilmark.gateway.store.JdbcCallbackQueue;
import org.veilmark.gateway.store.JdbcJobStore;
import org.veilmark.gateway.store.Outbox;
import org.veilmark.gateway.store.TestDatabase;
import org.veilmark.gateway.vendor.alibaba.mps.MpsCallback;
import org.veilmark.gateway.vendor.tencent.CiCallback;

/** Ends of jobs told over HTTP to a receiver, which answers as it is told to. */
class CallbacksTest {
  private static final String SECRET = "a secret";

  private record Heard(String method, String path, Map<String, String> headers, String body) {}

  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final Deque<Integer> answers = new ArrayDeque<>();
  private final AtomicLong now = new AtomicLong(1_000_000);
  private Database database;
  private JdbcJobStore store;
  private HttpServer receiver;
  private HttpCarrier inside;
  private HttpCarrier outside;

  @BeforeEach
  void open() throws IOException {
    database = TestDatabase.open();
    store = new JdbcJobStore(database.jdbi(), new Outbox(database));
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", this::hear);
    receiver.start();
    inside = new HttpCarrier(/* mayGoInside= */ true);
    outside = new HttpCarrier(/* mayGoInside= */ false);
  }

  @AfterEach
  void close() throws IOException {
    inside.close();
    outside.close();
    receiver.stop(0);
    database.close();
  }

  private void hear(HttpExchange exchange) throws IOException {
    heard.add(
        new Heard(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            Map.of(
                "key", header(exchange, "x-veilmark-key"),
                "time", header(exchange, "x-veilmark-time"),
                "signature", header(exchange, "x-veilmark-signature"),
                "job", header(exchange, "x-veilmark-job"),
                "type", header(exchange, "content-type")),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    int status = answers.isEmpty() ? 200 : answers.removeFirst();
    exchange.getResponseHeaders().set("Location", url("/elsewhere"));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  @Test
  void tell_endOfAnExtraction_arrivesOnceSignedByItsSubmitter() {
    end("mps", CallbackFormat.JSON, url("/told?a=b"));

    callbacks(inside).tellAll();
    callbacks(inside).tellAll();

    assertThat(heard).hasSize(1);
    Heard one = heard.remove();
    assertThat(one.method()).isEqualTo("POST");
    assertThat(one.path()).isEqualTo("/told?a=b");
    assertThat(one.body())
        .isEqualTo(
            "{\"Type\":\"CopyrightExtract\",\"JobId\":\"j1\",\"State\":\"Success\","
                + "\"Code\":\"Success\",\"Message\":\"ok\",\"UserData\":\"mine\","
                + "\"Data\":{\"Message\":\"版权\"}}");
    String digest = Signatures.digestHex("SHA-256", one.body().getBytes(StandardCharsets.UTF_8));
    assertThat(one.headers())
        .containsEntry("key", "access")
        .containsEntry("time", "1000")
        .containsEntry("job", "j1")
        .containsEntry("type", "application/json")
        .containsEntry(
            "signature", Signatures.hex(Signatures.mac("HmacSHA256", SECRET, "1000\n" + digest)));
    assertThat(status()).isEqualTo(new CallbackStatus(CallbackState.DELIVERED, 1, null));
  }

  @Test
  void tell_inTencentsWords_isTheSameInBothFormats() {
    end("tencent", CallbackFormat.XML, url("/xml"));
    callbacks(inside).tellAll();
    String xml = heard.remove().body();

    assertThat(xml)
        .contains("<Response><EventName>TaskFinish</EventName><JobsDetail>")
        .contains("<State>Success</State>")
        .contains("<ExtractDigitalWatermark><Message>版权</Message>");
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM job_record"));
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM job"));

    end("tencent", CallbackFormat.JSON, url("/json"));
    callbacks(inside).tellAll();

    assertThat(heard.remove().body())
        .startsWith("{\"EventName\":\"TaskFinish\",\"JobsDetail\":{\"Code\":\"Success\"")
        .contains("\"ExtractDigitalWatermark\":{\"Message\":\"版权\"");
  }

  @Test
  void tell_receiverFailsFirst_isTriedAgainLater() {
    end("mps", CallbackFormat.JSON, url("/"));
    answers.addAll(List.of(500, 404));

    callbacks(inside).tellAll();
    callbacks(inside).tellAll();
    assertThat(heard).hasSize(1);
    assertThat(status())
        .isEqualTo(
            new CallbackStatus(CallbackState.WAITING, 1, "the receiver answered with status 500"));
    now.addAndGet(5_000);
    callbacks(inside).tellAll();
    now.addAndGet(10_000);
    callbacks(inside).tellAll();

    assertThat(heard).hasSize(3);
    assertThat(status()).isEqualTo(new CallbackStatus(CallbackState.DELIVERED, 3, null));
  }

  @Test
  void tell_receiverRedirects_isNotFollowed() {
    end("mps", CallbackFormat.JSON, url("/"));
    answers.add(307);

    callbacks(inside).tellAll();

    assertThat(heard).hasSize(1);
    assertThat(status().error()).isEqualTo("the receiver answered with status 307");
  }

  @Test
  void tell_receiverFailsForADay_isGivenUp() {
    end("mps", CallbackFormat.JSON, url("/"));
    for (int hour = 0; hour <= 24; hour++) {
      answers.add(503);
      callbacks(inside).tellAll();
      now.addAndGet(Duration.ofHours(1).toMillis());
    }
    assertThat(status().state()).isEqualTo(CallbackState.GIVEN_UP);
    int attempts = heard.size();

    callbacks(inside).tellAll();

    assertThat(heard).hasSize(attempts);
  }

  @Test
  void tell_hostOfThisMachine_isGivenUpWithoutACall() {
    end("mps", CallbackFormat.JSON, url("/"));

    callbacks(outside).tellAll();

    assertThat(heard).isEmpty();
    assertThat(status().state()).isEqualTo(CallbackState.GIVEN_UP);
    assertThat(status().error()).contains("inside a network that is not called");
  }

  @Test
  void tell_nobodyListens_waitsAndSaysWhy() {
    receiver.stop(0);
    end("mps", CallbackFormat.JSON, url("/"));

    callbacks(inside).tellAll();

    assertThat(status())
        .isEqualTo(new CallbackStatus(CallbackState.WAITING, 1, "the receiver was not reached"));
  }

  @Test
  void tell_accessKeyIsGone_isGivenUp() {
    end("mps", CallbackFormat.JSON, url("/"));

    new Callbacks(
            new JdbcCallbackQueue(database.jdbi()),
            List.of(new MpsCallback()),
            Map.of(CallbackKind.URL, inside),
            id -> Optional.empty(),
            () -> Instant.ofEpochMilli(now.get()),
            new Random(1))
        .tellAll();

    assertThat(heard).isEmpty();
    assertThat(status().state()).isEqualTo(CallbackState.GIVEN_UP);
  }

  private Callbacks callbacks(Carrier carrier) {
    Caller caller = new Caller("access", "one", Set.of(), Set.of(), "key");
    return new Callbacks(
        new JdbcCallbackQueue(database.jdbi()),
        List.of(new MpsCallback(), new CiCallback()),
        Map.of(CallbackKind.URL, carrier),
        id -> Optional.of(new AccessKey(caller, SECRET)).filter(key -> id.equals("access")),
        () -> Instant.ofEpochMilli(now.get()),
        new Random(1));
  }

  private String url(String path) {
    return "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
  }

  private CallbackStatus status() {
    return store.find("one", "j1").orElseThrow().callbackStatus();
  }

  private void end(String api, CallbackFormat format, String target) {
    Job job =
        new Job(
            "j1",
            "one",
            "access",
            JobTask.extract(new StoredObject("films", "a.mp4")).withUserData("mine"),
            "key",
            new JobForm(api, "CopyrightExtract", Map.of()),
            new Callback(CallbackKind.URL, target, format),
            null,
            5,
            5,
            JobStatus.NEW);
    store.add(job, new OutboxMessage(Channel.REQUESTS, "j1", new byte[] {1}));
    JobStatus over =
        new JobStatus(JobState.SUCCEEDED, 100, 6L, now.get(), null, new Finding("版权", 1e-9));
    store.apply(new JobReport("j1", over, new byte[] {1}), now.get());
  }
}

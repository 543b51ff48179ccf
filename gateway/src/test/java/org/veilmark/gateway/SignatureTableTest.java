package org.veilmark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.AccessKeys;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.RateLimits;
import org.veilmark.gateway.access.Role;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.http.HttpAnswer;
import org.veilmark.gateway.http.HttpApi;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.http.Parameters;
import org.veilmark.gateway.store.Database;
import org.veilmark.gateway.store.TestDatabase;
import org.veilmark.gateway.vendor.alibaba.AlibabaApi;
import org.veilmark.gateway.vendor.alibaba.ims.Ims;
import org.veilmark.gateway.vendor.tencent.TencentApi;

/** Calls that are signed rightly and wrongly are answered as the table of docs/api.md has it. */
class SignatureTableTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (the call [^|]*) \\| ([^|]*) \\| ([^|]*) \\| ([^|]*) \\|$");
  private static final Pattern CODE = Pattern.compile("(?:\"Code\":\"|<Code>)([A-Za-z.]+)");
  private static final String IMS = "2020-11-09";
  private static final String LIST = "QueryCopyrightJobList";

  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final SignedCalls ALICE = new SignedCalls("alice", "secret of alice");
  private static final SignedCalls FORGER = new SignedCalls("alice", "another secret");
  private static final SignedCalls STRANGER = new SignedCalls("stranger", "secret of alice");

  /**
   * A row: the same fault by each signature.
   *
   * @param name of the row
   * @param times how often the call is made; its last answer counts
   */
  private record Fault(String name, int times, Draft acs3, Draft rpc, Draft ci) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A call that was signed, and may be changed after that. */
  private record Draft(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      StringBuilder body) {

    /** With a parameter; null: without it. */
    Draft parameter(String name, @Nullable String value) {
      return put(query, name, value);
    }

    /** With a header; null: without it. */
    Draft header(String name, @Nullable String value) {
      return put(headers, name, value);
    }

    /** With something else in the header that has the signature. */
    Draft authorization(String was, String is) {
      return header("authorization", headers.get("authorization").replaceFirst(was, is));
    }

    Draft body(String text) {
      body.append(text);
      return this;
    }

    private Draft put(Map<String, String> where, String name, @Nullable String value) {
      if (value == null) {
        where.remove(name);
      } else {
        where.put(name, value);
      }
      return this;
    }

    HttpCall call() {
      return new HttpCall(
          "id",
          method,
          path,
          Parameters.parse(SignedCalls.encoded(query)),
          headers,
          body.toString().getBytes(StandardCharsets.UTF_8),
          "");
    }
  }

  private Database database;
  private HttpApi alibaba;
  private HttpApi tencent;

  @BeforeEach
  void open() {
    InstantSource clock = InstantSource.fixed(NOW);
    database = TestDatabase.open();
    Buckets buckets = new Buckets(Map.of("films", "/srv/f"));
    TestJobs parts = TestJobs.of(database, buckets, clock);
    Caller caller = new Caller("alice", "one", Set.of(Role.values()), Set.of("*"), "key");
    AccessKeys keys =
        id -> Optional.of(new AccessKey(caller, ALICE.secret())).filter(key -> id.equals("alice"));
    RateLimits limits = new RateLimits(1000, clock);
    Set<String> used = new HashSet<>();
    alibaba =
        new AlibabaApi(
            List.of(new Ims(parts.jobs(), clock)),
            keys,
            (id, nonce, until) -> used.add(id + nonce),
            limits,
            clock);
    tencent = new TencentApi(parts.jobs(), parts.queues(), buckets, keys, limits, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void call_ofEachSignature_isAnsweredAsDescribed(Fault fault) throws Exception {
    List<String> answered =
        List.of(
            answer(alibaba, fault.acs3, fault.times),
            answer(alibaba, fault.rpc, fault.times),
            answer(tencent, fault.ci, fault.times));

    assertThat(answered).isEqualTo(described().get(fault.name));
  }

  @Test
  void table_hasARowForEachFaultThatIsTried() throws IOException {
    assertThat(described().keySet()).containsExactlyElementsOf(faults().map(Fault::name).toList());
  }

  private static Stream<Fault> faults() {
    Instant early = NOW.minus(Duration.ofMinutes(16));
    Instant late = NOW.plus(Duration.ofMinutes(16));
    return Stream.of(
        new Fault("the call is as it was signed", 1, acs3(), rpc(), ci()),
        new Fault("the call is made again as it was", 2, acs3(), rpc(), ci()),
        new Fault(
            "the call was signed with another secret",
            1,
            acs3(FORGER, NOW.toString()),
            rpc(FORGER, NOW.toString()),
            ci(FORGER, window(NOW))),
        new Fault(
            "the call names a key that there is not",
            1,
            acs3(STRANGER, NOW.toString()),
            rpc(STRANGER, NOW.toString()),
            ci(STRANGER, window(NOW))),
        new Fault(
            "the call has another value of a parameter",
            1,
            acs3().parameter("PageSize", "6"),
            rpc().parameter("PageSize", "6"),
            ci().parameter("size", "6")),
        new Fault(
            "the call has one parameter more",
            1,
            acs3().parameter("Level", "1"),
            rpc().parameter("Level", "1"),
            ci().parameter("tag", "DigitalWatermark")),
        new Fault(
            "the call has another action, or is for another host",
            1,
            acs3().header("x-acs-action", "QueryCopyrightExtractJob"),
            rpc().parameter("Action", "QueryCopyrightExtractJob"),
            ci().header("host", "others.ci.ap-chongqing.myqcloud.com")),
        new Fault(
            "the call has a body that was not signed",
            1,
            acs3().body("Level=1"),
            rpc().body("Level=1"),
            ci().body("<Request/>")),
        new Fault(
            "the call has a signature cut short",
            1,
            acs3().authorization(".$", ""),
            rpc().parameter("Signature", "c2hvcnQ="),
            ci().authorization(".$", "")),
        new Fault(
            "the call was signed 16 minutes ago, or for a time that is over",
            1,
            acs3(ALICE, early.toString()),
            rpc(ALICE, early.toString()),
            ci(ALICE, window(early))),
        new Fault(
            "the call was signed for a time 16 minutes ahead",
            1,
            acs3(ALICE, late.toString()),
            rpc(ALICE, late.toString()),
            ci(ALICE, window(late))),
        new Fault(
            "the call was signed for a time that is none",
            1,
            acs3(ALICE, "yesterday"),
            rpc(ALICE, "yesterday"),
            ci(ALICE, "then;now")),
        new Fault(
            "the call lacks its nonce, or its time",
            1,
            acs3().authorization("x-acs-signature-nonce;", ""),
            rpc().parameter("SignatureNonce", null),
            ci().authorization("q-sign-time=[^&]*&", "")),
        new Fault(
            "the call is not signed",
            1,
            acs3().header("authorization", null),
            rpc().parameter("Signature", null),
            ci().header("authorization", null)),
        new Fault(
            "the call is signed by another algorithm",
            1,
            acs3().authorization("ACS3-HMAC-SHA256", "ACS3-HMAC-SM3"),
            rpc().parameter("SignatureMethod", "HMAC-SHA256"),
            ci().authorization("=sha1&", "=sha256&")));
  }

  private static Draft acs3() {
    return acs3(ALICE, NOW.toString());
  }

  private static Draft acs3(SignedCalls by, String at) {
    Map<String, String> query = new TreeMap<>(Map.of("PageSize", "5"));
    Map<String, String> headers = by.acs3Headers(LIST, IMS, query, "one nonce", at);
    return new Draft("POST", "/", query, headers, new StringBuilder());
  }

  private static Draft rpc() {
    return rpc(ALICE, NOW.toString());
  }

  private static Draft rpc(SignedCalls by, String at) {
    Map<String, String> own = Map.of("Action", LIST, "Version", IMS, "PageSize", "5");
    Map<String, String> query = by.rpcParameters(own, "another nonce", at);
    return new Draft("GET", "/", query, new TreeMap<>(), new StringBuilder());
  }

  private static Draft ci() {
    return ci(ALICE, window(NOW));
  }

  private static Draft ci(SignedCalls by, String window) {
    Map<String, String> query = new TreeMap<>(Map.of("size", "5"));
    Map<String, String> headers =
        new TreeMap<>(Map.of("host", "films.ci.ap-chongqing.myqcloud.com"));
    String authorization = by.qSign("GET", "/jobs", query, headers, window, window);
    headers.put("authorization", authorization);
    return new Draft("GET", "/jobs", query, headers, new StringBuilder());
  }

  /** As the Node client has it: a quarter of an hour from a second before. */
  private static String window(Instant at) {
    return at.getEpochSecond() - 1 + ";" + (at.getEpochSecond() + 899);
  }

  /** Status and code of the last of some answers. */
  private static String answer(HttpApi api, Draft draft, int times) throws Exception {
    for (int i = 1; i < times; i++) {
      api.answer(draft.call());
    }
    HttpAnswer answer = api.answer(draft.call());
    Matcher code = CODE.matcher(new String(answer.body(), StandardCharsets.UTF_8));
    return answer.status() == 200 || !code.find()
        ? Integer.toString(answer.status())
        : answer.status() + " `" + code.group(1) + "`";
  }

  /** The cells of each row of the page. */
  private static Map<String, List<String>> described() throws IOException {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("..", "docs", "api.md")));
    while (row.find()) {
      rows.put(
          row.group(1),
          Arrays.asList(row.group(2).strip(), row.group(3).strip(), row.group(4).strip()));
    }
    return rows;
  }
}

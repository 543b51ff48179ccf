package org.veilmark.gateway.vendor.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.gateway.OpenApiDocument;
import org.veilmark.gateway.SignedCalls;
import org.veilmark.gateway.TestJobs;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.RateLimits;
import org.veilmark.gateway.access.Role;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.http.Parameters;
import org.veilmark.gateway.store.Database;
import org.veilmark.gateway.store.TestDatabase;

/**
 * What is described of the interface is what there is. A parameter or an element is read if an odd
 * value of it makes a difference; all words of the sources are tried as names.
 */
class TencentOpenApiTest {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

  /** No number, no URL, no word of the interface, and too long for any text. */
  private static final String ODD = "x".repeat(5000);

  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final String WINDOW = "1699999000;1700001000";
  private static final String EMBEDDING =
      "<Request><Tag>DigitalWatermark</Tag><Input><Object>a.mp4</Object></Input><Operation>"
          + "<DigitalWatermark><Message>demo</Message><Type>Text</Type><Version>V1</Version>"
          + "</DigitalWatermark><Output><Region>r</Region><Bucket>films</Bucket>"
          + "<Object>b.mp4</Object></Output></Operation>"
          + "<CallBack>http://example.org/</CallBack></Request>";
  private static final String EXTRACTION =
      "<Request><Tag>ExtractDigitalWatermark</Tag><Input><Object>a.mp4</Object></Input><Operation>"
          + "<ExtractDigitalWatermark><Type>Text</Type><Version>V1</Version>"
          + "</ExtractDigitalWatermark></Operation><CallBackType>TDMQ</CallBackType>"
          + "<CallBackMqConfig><MqName>ends</MqName></CallBackMqConfig></Request>";
  private static final String CHANGE =
      "<Request><Name>name</Name><State>Active</State><NotifyConfig><State>On</State>"
          + "<Url>http://example.org/</Url></NotifyConfig></Request>";

  private final SignedCalls signed = new SignedCalls("id", "secret");
  private OpenApiDocument document;
  private Database database;
  private TencentApi api;

  @BeforeEach
  void open() throws IOException {
    document = OpenApiDocument.served();
    InstantSource clock = InstantSource.fixed(NOW);
    database = TestDatabase.open();
    Buckets buckets = new Buckets(Map.of("films", "/srv/f"));
    TestJobs parts = TestJobs.of(database, buckets, clock);
    Caller caller = new Caller("id", "one", Set.of(Role.values()), Set.of("*"), "key");
    api =
        new TencentApi(
            parts.jobs(),
            parts.queues(),
            buckets,
            id -> Optional.of(new AccessKey(caller, signed.secret())),
            new RateLimits(1_000_000, clock),
            clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void operations_ofAllPaths_areThoseDescribed() {
    Set<String> served = new TreeSet<>();
    for (String path : List.of("/jobs", "/jobs/{id}", "/queue", "/queue/{id}", "/mediabucket")) {
      assertThat(api.owns(path)).isTrue();
      for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD")) {
        String answer = answer(method, path.replace("{id}", "default"), "", "");
        if (!answer.contains("<Code>MethodNotAllowed<") && !answer.contains("<Code>NoSuchKey<")) {
          served.add(method + " " + path);
        }
      }
    }

    assertThat(document.operations("tencent").keySet()).isEqualTo(served);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/jobs", "/queue", "/jobs/none"})
  void parameters_ofWhatIsAskedFor_areThoseDescribed(String path) throws Exception {
    answer("POST", "/jobs", "", EMBEDDING);
    String usual = answer("GET", path, "", "");
    JsonNode operation =
        document.operations("tencent").get("GET " + path.replace("/none", "/{id}"));
    Set<String> described = document.parameters(operation).keySet();
    Set<String> read = new TreeSet<>();
    for (String word : words(described)) {
      if (!answer("GET", path, word + "=" + ODD, "").equals(usual)) {
        read.add(word);
      }
    }

    assertThat(read).isEqualTo(lowerCase(described));
  }

  @Test
  void elements_ofJobs_areThoseDescribed() throws Exception {
    assertElements("POST", "/jobs", "/jobs", List.of(EMBEDDING, EXTRACTION));
  }

  @Test
  void elements_ofQueues_areThoseDescribed() throws Exception {
    assertElements("PUT", "/queue/{id}", "/queue/default", List.of(CHANGE));
  }

  private void assertElements(String method, String template, String path, List<String> right)
      throws Exception {
    JsonNode operation = document.operations("tencent").get(method + " " + template);
    JsonNode schema = document.content(operation.path("requestBody"));
    for (String body : right) {
      assertThat(answer(method, path, "", body)).doesNotContain("<Error>");
    }
    assertElements(method, path, right, schema, "Request");
  }

  private void assertElements(
      String method, String path, List<String> right, JsonNode schema, String parent)
      throws Exception {
    Map<String, JsonNode> described = document.fields(schema);
    Set<String> read = new TreeSet<>();
    Set<String> words = words(described.keySet());
    for (String body : right) {
      String usual = answer(method, path, "", body);
      for (String word : words) {
        // The first of a name counts.
        String odd =
            body.replace("<" + parent + ">", "<%s><%s>%s</%2$s>".formatted(parent, word, ODD));
        if (!answer(method, path, "", odd).equals(usual)) {
          read.add(word);
        }
      }
    }

    assertThat(read).as(parent).isEqualTo(lowerCase(described.keySet()));
    for (Map.Entry<String, JsonNode> field : described.entrySet()) {
      if (!document.fields(field.getValue()).isEmpty()) {
        assertElements(method, path, right, field.getValue(), field.getKey());
      }
    }
  }

  @Test
  void answers_toRightCalls_areAsDescribed() throws Exception {
    String job = answer("POST", "/jobs", "", EMBEDDING);
    assertDescribed("POST /jobs", job);
    assertDescribed("GET /jobs/{id}", answer("GET", "/jobs/none", "", ""));
    assertDescribed("GET /jobs", answer("GET", "/jobs", "", ""));
    assertDescribed("PUT /queue/{id}", answer("PUT", "/queue/default", "", CHANGE));
    assertDescribed("GET /queue", answer("GET", "/queue", "queueIds=default,none", ""));
  }

  private void assertDescribed(String operation, String answer) throws Exception {
    JsonNode response = document.operations("tencent").get(operation).path("responses").path("200");

    assertThat(
            undescribed(
                document.content(response),
                XmlReader.parse(answer.getBytes(StandardCharsets.UTF_8))))
        .as(operation)
        .isEmpty();
  }

  private List<String> undescribed(JsonNode schema, org.w3c.dom.Element element) {
    List<String> found = new ArrayList<>();
    Map<String, JsonNode> fields =
        document.fields(
            schema.path("type").asText().equals("array") ? schema.path("items") : schema);
    for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof org.w3c.dom.Element inner) {
        JsonNode described = fields.get(inner.getTagName());
        if (described == null) {
          found.add(inner.getTagName());
        } else {
          found.addAll(undescribed(described, inner));
        }
      }
    }
    return found;
  }

  /** In lower case, since names count in any. */
  private static Set<String> words(Set<String> more) throws IOException {
    Set<String> words = lowerCase(OpenApiDocument.words("vendor/tencent", NAME));
    words.addAll(lowerCase(more));
    return words;
  }

  private static Set<String> lowerCase(Set<String> words) {
    return words.stream()
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What comes of a call, but for ids, which are always others. */
  private String answer(String method, String path, String query, String body) {
    HttpCall call =
        new HttpCall(
            "id",
            method,
            path,
            Parameters.parse(query),
            Map.of(
                "authorization",
                signed.qSign(method, path, WINDOW, WINDOW),
                "host",
                "films.ci.ap-chongqing.myqcloud.com"),
            body.getBytes(StandardCharsets.UTF_8),
            "");
    return new String(api.answer(call).body(), StandardCharsets.UTF_8)
        .replaceAll("j[0-9a-f]{32}", "ID");
  }
}

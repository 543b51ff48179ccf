package org.veilmark.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.gateway.console.ConsoleRig.Browser;
import org.veilmark.gateway.http.GatewayServer;
import org.veilmark.gateway.http.HttpAnswer;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.http.HttpFault;
import org.veilmark.gateway.http.Parameters;
import org.veilmark.gateway.http.ServerOptions;

/** The files of the page, and what protects all answers. */
class ConsoleFilesTest {
  private final ConsoleRig rig = new ConsoleRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void anyAnswer_isProtected() throws Exception {
    Browser browser = rig.browser("one");
    List<HttpAnswer> data =
        List.of(
            rig.get(browser, "jobs"),
            rig.get(browser, "jobs/none"),
            rig.get(new Browser("", ""), "jobs"),
            rig.api.fault("id", HttpFault.INTERNAL));
    List<HttpAnswer> files = List.of(rig.file(""), rig.file("app.js"), rig.file("console.css"));

    assertThat(data)
        .allSatisfy(
            answer -> assertThat(answer.headers()).containsEntry("Cache-Control", "no-store"));
    List<HttpAnswer> all = new ArrayList<>(data);
    all.addAll(files);
    all.add(rig.file("nothing"));
    assertThat(all)
        .allSatisfy(
            answer ->
                assertThat(answer.headers())
                    .containsEntry("X-Content-Type-Options", "nosniff")
                    .containsEntry("Referrer-Policy", "no-referrer")
                    .hasEntrySatisfying(
                        "Content-Security-Policy",
                        policy ->
                            assertThat(policy)
                                .startsWith("default-src 'none'; script-src 'self';")
                                .contains("frame-ancestors 'none'")
                                .doesNotContain("unsafe")));
  }

  @Test
  void files_whateverTheyName_areServed() {
    List<String> open = new ArrayList<>(List.of("index.html"));
    Set<String> seen = new TreeSet<>();
    Pattern reference = Pattern.compile("(?:src|href)=\"([a-z.]+)\"|from '\\./([a-z.]+)'");
    while (!open.isEmpty()) {
      String name = open.remove(0);
      if (!seen.add(name)) {
        continue;
      }
      HttpAnswer answer = rig.file(name);
      assertThat(answer.status()).as(name).isEqualTo(200);
      Matcher found = reference.matcher(new String(answer.body(), StandardCharsets.UTF_8));
      while (found.find()) {
        open.add(found.group(1) == null ? found.group(2) : found.group(1));
      }
    }

    assertThat(seen)
        .contains("app.js", "chart.js", "console.css", "icon.svg")
        .hasSizeGreaterThan(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../store/V1__jobs.sql", "ConsoleApi.class", "package-info.class", "/app.js", "x"})
  void files_thatAreNotOfThePage_areNotServed(String name) {
    assertThat(rig.file(name).status()).isEqualTo(404);
  }

  @Test
  void files_changed_areRefused() {
    HttpCall call =
        new HttpCall("id", "PUT", "/console/app.js", Parameters.NONE, Map.of(), new byte[0], "a");

    assertThat(rig.api.answer(call).status()).isEqualTo(405);
  }

  @Test
  void files_overHttp_areTaggedAndFoundFromTheBarePath() throws Exception {
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    HttpClient client = HttpClient.newHttpClient();
    try (GatewayServer server =
        GatewayServer.start(new ServerOptions("127.0.0.1", 0), List.of(rig.api), metrics)) {
      URI page = URI.create("http://127.0.0.1:" + server.port() + "/console");
      HttpRequest.Builder file = HttpRequest.newBuilder(page.resolve("/console/app.js"));

      HttpResponse<String> bare =
          client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
      HttpResponse<String> whole = client.send(file.build(), BodyHandlers.ofString());
      String tag = whole.headers().firstValue("ETag").orElseThrow();
      HttpResponse<String> same =
          client.send(file.header("If-None-Match", tag).build(), BodyHandlers.ofString());

      assertThat(bare.statusCode()).isEqualTo(308);
      assertThat(bare.headers().firstValue("Location")).hasValue("/console/");
      assertThat(whole.statusCode()).isEqualTo(200);
      assertThat(whole.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/javascript");
      assertThat(whole.headers().firstValue("Content-Security-Policy")).isPresent();
      assertThat(same.statusCode()).isEqualTo(304);
      assertThat(same.body()).isEmpty();
    }
  }

  @Test
  void owns_itsPathsOnly() {
    assertThat(rig.api.owns("/console")).isTrue();
    assertThat(rig.api.owns("/console/api/jobs")).isTrue();
    assertThat(rig.api.owns("/consoles")).isFalse();
    assertThat(rig.api.owns("/")).isFalse();
  }
}

package org.veilmark.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.veilmark.gateway.console.ConsoleRig.EXTRACTION;
import static org.veilmark.gateway.console.ConsoleRig.JSON;
import static org.veilmark.gateway.console.ConsoleRig.SECRET;
import static org.veilmark.gateway.console.ConsoleRig.browser;
import static org.veilmark.gateway.console.ConsoleRig.key;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.gateway.console.ConsoleRig.Browser;
import org.veilmark.gateway.http.HttpAnswer;

/** Who gets in, for how long, and what others cannot do in his name. */
class ConsoleSessionsTest {
  private final ConsoleRig rig = new ConsoleRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void login_rightSecret_opensSessionThatOnlyTheBrowserHolds() throws Exception {
    HttpAnswer answer = rig.login("one", SECRET);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("Set-Cookie"))
        .matches(
            "veilmark-console=[A-Za-z0-9_-]{43}; Path=/console/; Max-Age=28800; HttpOnly;"
                + " SameSite=Strict");
    JsonNode who = JSON.readTree(answer.body());
    assertThat(who.path("account").asText()).isEqualTo("one");
    assertThat(who.path("buckets")).hasToString("[\"films\"]");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain(SECRET);
    assertThat(rig.get(browser(answer), "session").body()).isEqualTo(answer.body());
  }

  @Test
  void login_overTls_keepsTheCookieFromPlainConnections() {
    HttpAnswer answer =
        rig.call(
            "POST",
            "session",
            Map.of("content-type", "application/json", "origin", "https://here"),
            "{\"accessKeyId\":\"one\",\"secret\":\"" + SECRET + "\"}");

    assertThat(answer.headers().get("Set-Cookie")).endsWith("; Secure");
  }

  @ParameterizedTest
  @CsvSource({"one,wrong", "one,''", "nobody,a secret of tests", "'',''", "'one\0',x"})
  void login_wrong_isRefusedInOneWay(String id, String secret) throws Exception {
    HttpAnswer answer = rig.login(id, secret);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.headers()).doesNotContainKey("Set-Cookie");
    assertThat(JSON.readTree(answer.body()).path("message").asText())
        .isEqualTo("there is no access key of this id with this secret");
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-www-form-urlencoded,accessKeyId=one,415",
    "text/plain,'{\"accessKeyId\":\"one\",\"secret\":\"a secret of tests\"}',415",
    "application/json,'[1]',400",
    "application/json,'{',400",
    "application/json,'',400"
  })
  void login_otherThanThePageSends_isRefused(String type, String body, int status) {
    HttpAnswer answer = rig.call("POST", "session", Map.of("content-type", type), body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers()).doesNotContainKey("Set-Cookie");
  }

  @Test
  void login_tooOften_isPutOffToTheNextSecond() {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      statuses.add(rig.login("one", "wrong").status());
    }

    assertThat(statuses).containsExactly(403, 403, 403, 429, 429);
    assertThat(rig.login("one", SECRET).status()).isEqualTo(429);
    rig.advance(Duration.ofSeconds(1));
    assertThat(rig.login("one", SECRET).status()).isEqualTo(200);
  }

  @Test
  void data_withoutSession_areNotTold() {
    Browser stranger = new Browser("veilmark-console=" + "A".repeat(43), "");

    for (String what : List.of("session", "jobs", "jobs/a", "nothing")) {
      assertThat(rig.get(stranger, what).status()).isEqualTo(401);
      assertThat(rig.get(new Browser("", ""), what).status()).isEqualTo(401);
    }
    assertThat(rig.post(stranger, "jobs", EXTRACTION).status()).isEqualTo(401);
  }

  @Test
  void session_afterItsTime_isOver() throws Exception {
    Browser browser = rig.browser("one");

    rig.advance(Sessions.LIFETIME.minusMillis(1));
    assertThat(rig.get(browser, "jobs").status()).isEqualTo(200);
    rig.advance(Duration.ofMillis(1));
    assertThat(rig.get(browser, "jobs").status()).isEqualTo(401);
  }

  @Test
  void session_keyIsChanged_isOver() throws Exception {
    Browser browser = rig.browser("one");

    rig.keys.put(key("one", "another secret"));

    assertThat(rig.get(browser, "jobs").status()).isEqualTo(401);
  }

  @Test
  void session_oneMoreThanAKeyMayHave_endsItsOldest() throws Exception {
    Browser other = rig.browser("two");
    List<Browser> browsers = new ArrayList<>();
    for (int i = 0; i < Sessions.MAX_OF_KEY + 1; i++) {
      rig.advance(Duration.ofSeconds(1));
      browsers.add(rig.browser("one"));
    }

    assertThat(rig.get(browsers.get(0), "jobs").status()).isEqualTo(401);
    assertThat(browsers.subList(1, browsers.size()))
        .allSatisfy(browser -> assertThat(rig.get(browser, "jobs").status()).isEqualTo(200));
    assertThat(rig.get(other, "jobs").status()).isEqualTo(200);
  }

  @Test
  void logout_endsThisSessionOnly() throws Exception {
    Browser left = rig.browser("one");
    Browser kept = rig.browser("one");

    HttpAnswer answer = rig.change("DELETE", left, "session", "");

    assertThat(answer.headers().get("Set-Cookie")).contains("veilmark-console=; ", "Max-Age=0");
    assertThat(rig.get(left, "session").status()).isEqualTo(401);
    assertThat(rig.get(kept, "session").status()).isEqualTo(200);
  }

  @Test
  void change_withoutTheTokenOfItsSession_isRefusedAndDoesNothing() throws Exception {
    Browser browser = rig.browser("one");
    Browser another = rig.browser("one");

    for (String token : List.of("", "x", another.csrfToken(), browser.csrfToken() + "x")) {
      Browser forged = new Browser(browser.cookie(), token);
      assertThat(rig.post(forged, "jobs", EXTRACTION).status()).isEqualTo(403);
      assertThat(rig.post(forged, "jobs/a/cancel", "{}").status()).isEqualTo(403);
      assertThat(rig.change("DELETE", forged, "session", "").status()).isEqualTo(403);
    }

    assertThat(rig.sent()).isZero();
    assertThat(rig.get(browser, "session").status()).isEqualTo(200);
  }

  @Test
  void data_askedForTooOften_arePutOff() throws Exception {
    Browser browser = rig.browser("one");

    for (int i = 0; i < 100; i++) {
      assertThat(rig.get(browser, "session").status()).isEqualTo(200);
    }

    assertThat(rig.get(browser, "session").status()).isEqualTo(429);
  }
}

package org.veilmark.gateway.callback;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.gateway.job.Callback;
import org.veilmark.gateway.job.CallbackFormat;
import org.veilmark.gateway.job.CallbackKind;
import org.veilmark.gateway.job.JobRefusedException;

/** What is taken at once, and what is not. */
class AllowedTargetsTest {
  private final AllowedTargets targets = new AllowedTargets(Set.of("ends"));

  @ParameterizedTest
  @ValueSource(strings = {"http://example.org", "HTTPS://example.org:8443/a?b=c"})
  void check_webAddress_isTaken(String url) {
    assertThatCode(() -> check(CallbackKind.URL, url)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://example.org/",
        "nonsense",
        "",
        "http:///a",
        "http://user:secret@example.org/",
        "http://example.org/a b",
        "jar:http://example.org/!/",
        "http://[::1",
        "http://example.org\r\nx: y/"
      })
  void check_anythingElse_isRefused(String url) {
    assertThatThrownBy(() -> check(CallbackKind.URL, url)).isInstanceOf(JobRefusedException.class);
  }

  @Test
  void check_veryLongUrl_isRefused() {
    assertThatThrownBy(() -> check(CallbackKind.URL, "http://example.org/" + "x".repeat(2048)))
        .isInstanceOf(JobRefusedException.class);
  }

  @Test
  void check_topic_hasToBeOfTheList() {
    assertThatCode(() -> check(CallbackKind.TOPIC, "ends")).doesNotThrowAnyException();
    assertThatThrownBy(() -> check(CallbackKind.TOPIC, "veilmark.requests"))
        .isInstanceOf(JobRefusedException.class);
  }

  private void check(CallbackKind kind, String target) throws JobRefusedException {
    targets.check(new Callback(kind, target, CallbackFormat.JSON));
  }
}

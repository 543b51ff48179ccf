package org.veilmark.gateway.vendor.tencent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.veilmark.gateway.SignedCalls;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.http.Parameters;

/** When a signature holds, and that it does so more than once. */
class AuthenticatorTest {
  private static final String SECRET = "a secret of tests";
  private static final Caller CALLER = new Caller("one", "account", Set.of(), Set.of(), "key");
  private static final String HELD = "1000;2000";

  @Test
  void authenticate_sameSignatureTwice_isTakenTwice() throws Exception {
    Authenticator authenticator = at(1500);
    HttpCall call = call(HELD, HELD);

    assertThat(authenticator.authenticate(call)).isEqualTo(CALLER);
    assertThat(authenticator.authenticate(call)).isEqualTo(CALLER);
  }

  @Test
  void authenticate_withinSkewAndAtTheEnd_isTaken() throws Exception {
    assertThat(at(940).authenticate(call(HELD, HELD))).isEqualTo(CALLER);
    assertThat(at(2000).authenticate(call(HELD, HELD))).isEqualTo(CALLER);
  }

  @Test
  void authenticate_outsideOfEitherWindow_isRefused() {
    assertThat(code(939, HELD, HELD)).isEqualTo("RequestTimeTooSkewed");
    assertThat(code(2001, HELD, HELD)).isEqualTo("AccessDenied");
    assertThat(code(1500, HELD, "1;1499")).isEqualTo("AccessDenied");
    assertThat(code(1500, "1;1499", HELD)).isEqualTo("AccessDenied");
    assertThat(code(1500, "now;later", HELD)).isEqualTo("InvalidArgument");
  }

  private static String code(long now, String signTime, String keyTime) {
    return catchThrowableOfType(
            TencentException.class, () -> at(now).authenticate(call(signTime, keyTime)))
        .code();
  }

  private static Authenticator at(long seconds) {
    InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(seconds));
    return new Authenticator(id -> Optional.of(new AccessKey(CALLER, SECRET)), clock);
  }

  /** With empty lists, as the page of the interface has it. */
  private static HttpCall call(String signTime, String keyTime) {
    String fields = new SignedCalls("one", SECRET).qSign("GET", "/jobs", signTime, keyTime);
    return new HttpCall(
        "id", "GET", "/jobs", Parameters.NONE, Map.of("authorization", fields), new byte[0], "");
  }
}

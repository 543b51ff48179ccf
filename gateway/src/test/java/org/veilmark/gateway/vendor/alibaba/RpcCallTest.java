package org.veilmark.gateway.vendor.alibaba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.http.Parameters;

class RpcCallTest {
  private static final Map<String, String> HEADERS =
      Map.of("x-acs-action", "FromHeader", "x-acs-version", "2");

  @Test
  void action_signedByParameters_comesFromThemAlone() throws Exception {
    RpcCall call = RpcCall.read(http("Action=FromParameter&Version=1", HEADERS, ""));

    assertThat(call.action()).isEqualTo("FromParameter");
    assertThat(call.version()).isEqualTo("1");
    assertThat(RpcCall.read(http("", HEADERS, "")).action()).isEmpty();
  }

  @Test
  void action_signedByHeaders_comesFromThemAlone() throws Exception {
    RpcCall call =
        RpcCall.read(
            http(
                "Action=FromParameter&Version=1",
                Map.of(
                    "authorization", "ACS3-HMAC-SHA256 Credential=a",
                    "x-acs-action", "FromHeader",
                    "x-acs-version", "2"),
                ""));

    assertThat(call.action()).isEqualTo("FromHeader");
    assertThat(call.version()).isEqualTo("2");
  }

  @Test
  void read_parameterOfUrlAndForm_areOneAndNotTwice() throws Exception {
    assertThat(RpcCall.read(http("a=1", Map.of(), "b=x+y")).parameters())
        .isEqualTo(Map.of("a", "1", "b", "x y"));
    assertThatThrownBy(() -> RpcCall.read(http("a=1", Map.of(), "a=1")))
        .isInstanceOf(AlibabaException.class)
        .hasMessageContaining("twice");
  }

  private static HttpCall http(String query, Map<String, String> headers, String body) {
    return new HttpCall(
        "id",
        "POST",
        "/",
        Parameters.parse(query),
        headers,
        body.getBytes(StandardCharsets.UTF_8),
        "127.0.0.1");
  }
}

package org.veilmark.gateway.vendor.alibaba;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.veilmark.gateway.access.Signatures;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.http.Parameters;

/** The examples of the vendor's own pages, and what must not pass for them. */
class SignatureVectorsTest {
  private static final String EMPTY_DIGEST = Signatures.digestHex("SHA-256", new byte[0]);
  private static final String SECRET = "YourAccessKeySecret";

  @Test
  void acs3_exampleOfThePage_matches() throws Exception {
    assertThat(acs3().isOf(runInstances("", EMPTY_DIGEST), SECRET)).isTrue();
  }

  @Test
  void acs3_otherSecretBodyOrDigest_doNotMatch() throws Exception {
    assertThat(acs3().isOf(runInstances("", EMPTY_DIGEST), "another")).isFalse();
    assertThat(acs3().isOf(runInstances("a=b", EMPTY_DIGEST), SECRET)).isFalse();
    assertThat(acs3().isOf(runInstances("", "0"), SECRET)).isFalse();
  }

  @Test
  void rpc_exampleOfThePage_matches() {
    assertThat(RpcSignature.isOf("GET", searchTemplate(), "testKeySecret")).isTrue();
  }

  @Test
  void rpc_otherSecretMethodOrParameter_doNotMatch() {
    Map<String, String> changed = new HashMap<>(searchTemplate());
    changed.put("PageSize", "3");

    assertThat(RpcSignature.isOf("GET", searchTemplate(), "another")).isFalse();
    assertThat(RpcSignature.isOf("POST", searchTemplate(), "testKeySecret")).isFalse();
    assertThat(RpcSignature.isOf("GET", changed, "testKeySecret")).isFalse();
  }

  @Test
  void rpc_emptyParameterThatWasNotSigned_matches() {
    Map<String, String> sent = new HashMap<>(searchTemplate());
    sent.put("Description", "");

    assertThat(RpcSignature.isOf("GET", sent, "testKeySecret")).isTrue();
  }

  private static Acs3Signature acs3() throws AlibabaException {
    return Acs3Signature.parse(
        "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;"
            + "x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature="
            + "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
  }

  private static HttpCall runInstances(String body, String digest) {
    return new HttpCall(
        "id",
        "POST",
        "/",
        Parameters.parse(
            "RegionId=cn-shanghai&ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"),
        Map.of(
            "host", "ecs.cn-shanghai.aliyuncs.com",
            "x-acs-action", "RunInstances",
            "x-acs-content-sha256", digest,
            "x-acs-date", "2023-10-26T10:22:32Z",
            "x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d",
            "x-acs-version", "2014-05-26"),
        body.getBytes(StandardCharsets.UTF_8),
        "127.0.0.1");
  }

  private static Map<String, String> searchTemplate() {
    return Map.of(
        "Timestamp", "2015-05-14T09:03:45Z",
        "Format", "XML",
        "AccessKeyId", "testId",
        "Action", "SearchTemplate",
        "PageSize", "2",
        "SignatureMethod", "HMAC-SHA1",
        "SignatureNonce", "4902260a-516a-4b6a-a455-45b653cf6150",
        "SignatureVersion", "1.0",
        "Version", "2014-06-18",
        "Signature", "kmDv4mWo806GWPjQMy2z4VhBBDQ=");
  }
}

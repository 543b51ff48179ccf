package org.veilmark.gateway.vendor.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.http.Parameters;

/** The examples of the vendor's own page, and what must not pass for it. */
class QSignatureTest {
  private static final String SECRET = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
  private static final String PATH = "/exampleobject(腾讯云)";
  private static final String FIELDS =
      "q-sign-algorithm=sha1&q-ak=AKID&q-sign-time=1557989151;1557996351"
          + "&q-key-time=1557989151;1557996351&q-header-list=content-length;content-md5;"
          + "content-type;date;host;x-cos-acl;x-cos-grant-read&q-url-param-list="
          + "&q-signature=3b8851a11a569213c17ba8fa7dcf2abec6935172";

  @Test
  void isOf_exampleOfThePage_matches() throws Exception {
    assertThat(matches(call("PUT", PATH, headers()), SECRET)).isTrue();
  }

  @Test
  void isOf_exampleOfThePageWithParameters_matches() throws Exception {
    HttpCall call =
        new HttpCall(
            "id",
            "GET",
            PATH,
            Parameters.parse(
                "response-content-type=application%2Foctet-stream"
                    + "&response-cache-control=max-age%3D600"),
            Map.of(
                "authorization",
                "q-sign-algorithm=sha1&q-ak=AKID&q-sign-time=1557989753;1557996953"
                    + "&q-key-time=1557989753;1557996953&q-header-list=date;host"
                    + "&q-url-param-list=response-cache-control;response-content-type"
                    + "&q-signature=01681b8c9d798a678e43b685a9f1bba0f6c0e012",
                "date",
                "Thu, 16 May 2019 06:55:53 GMT",
                "host",
                "examplebucket-1250000000.cos.ap-beijing.myqcloud.com"),
            new byte[0],
            "");

    assertThat(matches(call, SECRET)).isTrue();
  }

  @Test
  void isOf_fieldsInTheQuery_matches() throws Exception {
    Map<String, String> headers = headers();
    headers.remove("authorization");
    HttpCall call =
        new HttpCall("id", "PUT", PATH, Parameters.parse(FIELDS), headers, new byte[0], "");

    assertThat(matches(call, SECRET)).isTrue();
  }

  @Test
  void isOf_otherSecretMethodPathOrHeader_doesNotMatch() throws Exception {
    Map<String, String> changed = headers();
    changed.put("content-length", "14");
    Map<String, String> lacking = headers();
    lacking.remove("date");

    assertThat(matches(call("PUT", PATH, headers()), "another")).isFalse();
    assertThat(matches(call("POST", PATH, headers()), SECRET)).isFalse();
    assertThat(matches(call("PUT", "/another", headers()), SECRET)).isFalse();
    assertThat(matches(call("PUT", PATH, changed), SECRET)).isFalse();
    assertThat(matches(call("PUT", PATH, lacking), SECRET)).isFalse();
  }

  private static boolean matches(HttpCall call, String secret) throws TencentException {
    return QSignature.read(call).orElseThrow().isOf(call, secret);
  }

  private static HttpCall call(String method, String path, Map<String, String> headers) {
    return new HttpCall("id", method, path, Parameters.NONE, headers, new byte[0], "");
  }

  private static Map<String, String> headers() {
    return new HashMap<>(
        Map.of(
            "authorization", FIELDS,
            "content-length", "13",
            "content-md5", "mQ/fVh815F3k6TAUm8m0eg==",
            "content-type", "text/plain",
            "date", "Thu, 16 May 2019 06:45:51 GMT",
            "host", "examplebucket-1250000000.cos.ap-beijing.myqcloud.com",
            "x-cos-acl", "private",
            "x-cos-grant-read", "uin=\"100000000011\""));
  }
}

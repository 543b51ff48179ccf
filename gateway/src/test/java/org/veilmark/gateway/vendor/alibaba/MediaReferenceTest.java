package org.veilmark.gateway.vendor.alibaba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.http.Parameters;
import org.veilmark.gateway.job.StoredObject;

class MediaReferenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"Type\":\"OSS\",\"Media\":\"oss://bucket/dir/a b.mp4\"} | dir/a b.mp4",
        "{\"Bucket\":\"bucket\",\"Location\":\"oss-cn-shanghai\",\"Object\":\"k+1.mp4\"} | k+1.mp4",
        "oss://bucket/object | object",
        "oss://bucket.oss-cn-hangzhou.aliyuncs.com/object | object",
        "http://bucket.oss-cn-hangzhou.aliyuncs.com/dir/a%20b+c.mp4 | dir/a b+c.mp4",
        "https://bucket.oss-cn-hangzhou.aliyuncs.com/%E7%89%88 | \u7248"
      })
  void read_everySpelling_isTheObject(String value, String object) throws Exception {
    assertThat(MediaReference.read(call(Map.of("Input", value)), "Input"))
        .isEqualTo(new StoredObject("bucket", object));
  }

  @Test
  void read_partsAsParameters_areTheObject() throws Exception {
    assertThat(
            MediaReference.read(
                call(Map.of("Input.Type", "OSS", "Input.Media", "oss://bucket/object")), "Input"))
        .isEqualTo(new StoredObject("bucket", "object"));
    assertThat(
            MediaReference.read(
                call(Map.of("Input.Bucket", "bucket", "Input.Object", "object")), "Input"))
        .isEqualTo(new StoredObject("bucket", "object"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Type\":",
        "{}",
        "{\"Bucket\":\"b\"}",
        "oss://bucket",
        "oss:///object",
        "file:///etc/passwd",
        "http://127.0.0.1/object",
        "http://example.com/object",
        "http://bucket.oss-cn-hangzhou.aliyuncs.com/object?Signature=x",
        "http://bucket.oss-cn-hangzhou.aliyuncs.com/%zz",
        "/etc/passwd"
      })
  void read_somethingElse_isRefused(String value) {
    assertThatThrownBy(() -> MediaReference.read(call(Map.of("Input", value)), "Input"))
        .isInstanceOfSatisfying(
            AlibabaException.class, e -> assertThat(e.code()).startsWith("InvalidParameter"));
  }

  @Test
  void read_mediaAssetOrNothing_hasItsOwnCode() {
    assertThatThrownBy(
            () ->
                MediaReference.read(
                    call(Map.of("Input", "{\"Type\":\"Media\",\"Media\":\"abc\"}")), "Input"))
        .isInstanceOfSatisfying(
            AlibabaException.class,
            e -> assertThat(e.code()).isEqualTo("InvalidParameter.ResourceNotSupported"));
    assertThatThrownBy(() -> MediaReference.read(call(Map.of()), "Input"))
        .isInstanceOfSatisfying(
            AlibabaException.class, e -> assertThat(e.code()).isEqualTo("MissingParameter"));
  }

  private static RpcCall call(Map<String, String> parameters) {
    return new RpcCall(
        new HttpCall("id", "POST", "/", Parameters.NONE, Map.of(), new byte[0], "127.0.0.1"),
        parameters);
  }
}

package org.veilmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.Client;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.cli.demo.DemoClip;
import org.veilmark.cli.serve.AccessKeyPairs;
import org.veilmark.cli.serve.ServeOptions;
import org.veilmark.cli.serve.Serving;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.callback.CallbackOptions;
import org.veilmark.gateway.http.ServerOptions;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.operators.keys.KeySource;

/** What is served, as the vendors' own clients use it. */
class ServeITCase {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private static Path directory;
  private static Serving serving;
  private static String endpoint;

  @BeforeAll
  static void start() throws Exception {
    Path films = Files.createDirectory(directory.resolve("films"));
    new DemoClip(320, 180, 5).write(FfmpegMedia.create(), films.resolve("clip.mp4"));
    KeySource key = KeySource.development();
    serving =
        Serving.start(
            new ServeOptions(
                new ServerOptions("127.0.0.1", 0),
                directory.resolve("data"),
                new Buckets(Map.of("films", films.toString())),
                AccessKeyPairs.parse(List.of("testId:testSecret"), key.read().id()),
                CallbackOptions.DEFAULT,
                key,
                1,
                ServeOptions.Others.NONE),
            Map.of());
    endpoint = serving.address().replace("http://", "");
  }

  @AfterAll
  static void stop() {
    serving.close();
  }

  @Test
  void ims_embedThenExtract_readsTheMessage() throws Exception {
    Client client = client("testSecret");
    String embedding =
        submit(
            client,
            "SubmitCopyrightJob",
            Map.of(
                "Input", "{\"Type\":\"OSS\",\"Media\":\"oss://films/clip.mp4\"}",
                "Output", "{\"Type\":\"OSS\",\"Media\":\"oss://films/out/marked.mp4\"}",
                "Message", "over HTTP",
                "Description", "",
                "Params", "{\"algoType\":\"v2\"}"));
    assertThat(embedding).hasSize(32);
    Map<?, ?> marked =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(
                () -> listed(call(client, "QueryCopyrightJobList", Map.of("JobId", embedding))),
                job -> !List.of("submitted", "processing").contains(job.get("Status")));
    assertThat(marked.get("Result")).isEqualTo("{\"Code\":\"success\",\"Message\":\"ok\"}");
    assertThat(directory.resolve("films/out/marked.mp4")).exists();

    String extraction =
        submit(
            client,
            "SubmitCopyrightExtractJob",
            Map.of(
                "Input", "{\"Type\":\"OSS\",\"Media\":\"oss://films/out/marked.mp4\"}",
                "Params", "{\"algoType\":\"v2\"}"));
    Map<?, ?> found =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(
                () -> call(client, "QueryCopyrightExtractJob", Map.of("JobId", extraction)),
                answer -> ((Number) answer.get("StatusCode")).intValue() == 200);

    assertThat(found.get("Data")).isEqualTo(Map.of("Message", "over HTTP"));
    assertThat(found.get("Message")).isEqualTo("ok");
  }

  @Test
  void call_wrongSecret_doesNotMatch() throws Exception {
    Client client = client("wrong");

    assertThatThrownBy(() -> call(client, "QueryCopyrightExtractJob", Map.of("JobId", "any")))
        .isInstanceOfSatisfying(
            TeaException.class, e -> assertThat(e.getCode()).isEqualTo("SignatureDoesNotMatch"));
  }

  private static Client client(String secret) throws Exception {
    return new Client(
        new Config()
            .setAccessKeyId("testId")
            .setAccessKeySecret(secret)
            .setEndpoint(endpoint)
            .setProtocol("http"));
  }

  private static String submit(Client client, String action, Map<String, String> query)
      throws Exception {
    Map<?, ?> data = (Map<?, ?>) call(client, action, query).get("Data");
    return (String) data.get("JobId");
  }

  private static Map<?, ?> listed(Map<?, ?> answer) {
    return (Map<?, ?>) ((List<?>) answer.get("Data")).get(0);
  }

  private static Map<?, ?> call(Client client, String action, Map<String, String> query)
      throws Exception {
    Params params =
        new Params()
            .setAction(action)
            .setVersion("2020-11-09")
            .setProtocol("HTTP")
            .setPathname("/")
            .setMethod("POST")
            .setAuthType("AK")
            .setStyle("RPC")
            .setReqBodyType("formData")
            .setBodyType("json");
    return (Map<?, ?>)
        client
            .callApi(params, new OpenApiRequest().setQuery(query), new RuntimeOptions())
            .get("body");
  }
}

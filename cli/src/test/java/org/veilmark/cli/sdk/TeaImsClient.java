package org.veilmark.cli.sdk;

import com.aliyun.teaopenapi.Client;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copyright operations of IMS through the generic call of Alibaba's newer clients. */
public final class TeaImsClient implements VendorClient {
  private final Client client;

  private TeaImsClient(Client client) {
    this.client = client;
  }

  /** The generic client, which signs by ACS3-HMAC-SHA256. */
  public static TeaImsClient generic(String endpoint, String id, String secret) throws Exception {
    return new TeaImsClient(new Client(config(endpoint, id, secret)));
  }

  /** That of ICE, which signs by HMAC-SHA1. */
  public static TeaImsClient ice(String endpoint, String id, String secret) throws Exception {
    return new TeaImsClient(new com.aliyun.ice20201109.Client(config(endpoint, id, secret)));
  }

  /** Settings of all clients of this kind. */
  static Config config(String endpoint, String id, String secret) {
    return new Config()
        .setAccessKeyId(id)
        .setAccessKeySecret(secret)
        .setEndpoint(endpoint)
        .setProtocol("http");
  }

  @Override
  public String embed(String input, String output, String message) throws Exception {
    return submit(
        "SubmitCopyrightJob",
        Map.of(
            "Input",
            media(input),
            "Output",
            media(output),
            "Message",
            message,
            "Description",
            "",
            "Params",
            "{\"algoType\":\"v2\"}"));
  }

  @Override
  public boolean isEmbedded(String jobId) throws Exception {
    List<?> listed = (List<?>) call("QueryCopyrightJobList", Map.of("JobId", jobId)).get("Data");
    Map<?, ?> job = (Map<?, ?>) listed.get(0);
    if (List.of("submitted", "processing").contains(job.get("Status"))) {
      return false;
    }
    if (!"{\"Code\":\"success\",\"Message\":\"ok\"}".equals(job.get("Result"))) {
      throw VendorClient.failed(job);
    }
    return true;
  }

  @Override
  public String extract(String input) throws Exception {
    return submit("SubmitCopyrightExtractJob", Map.of("Input", media(input)));
  }

  @Override
  public Optional<String> found(String jobId) throws Exception {
    Map<?, ?> answer = call("QueryCopyrightExtractJob", Map.of("JobId", jobId));
    if (((Number) answer.get("StatusCode")).intValue() == 202) {
      return Optional.empty();
    }
    if (!"ok".equals(answer.get("Message"))) {
      throw VendorClient.failed(answer);
    }
    return Optional.of((String) ((Map<?, ?>) answer.get("Data")).get("Message"));
  }

  private static String media(String object) {
    return "{\"Type\":\"OSS\",\"Media\":\"oss://" + BUCKET + "/" + object + "\"}";
  }

  private String submit(String action, Map<String, String> query) throws Exception {
    return (String) ((Map<?, ?>) call(action, query).get("Data")).get("JobId");
  }

  private Map<?, ?> call(String action, Map<String, String> query) throws Exception {
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

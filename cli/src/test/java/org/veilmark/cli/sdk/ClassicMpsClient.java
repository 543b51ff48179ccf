package org.veilmark.cli.sdk;

import com.aliyuncs.CommonRequest;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.IAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Copyright operations of MPS through the generic call of Alibaba's classic client. */
public final class ClassicMpsClient implements VendorClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final IAcsClient client;
  private final String endpoint;

  /** A client at an endpoint. */
  public ClassicMpsClient(String endpoint, String id, String secret) {
    this.endpoint = endpoint;
    client = new DefaultAcsClient(DefaultProfile.getProfile("cn-shanghai", id, secret));
  }

  @Override
  public String embed(String input, String output, String message) throws Exception {
    return submit(
        "SubmitCopyrightJob",
        Map.of("Input", media(input), "Output", media(output), "Message", message));
  }

  @Override
  public boolean isEmbedded(String jobId) throws Exception {
    JsonNode job = call("QueryCopyrightJob", Map.of("JobId", jobId)).path("Data").path(0);
    return switch (job.path("Status").asText()) {
      case "submitted", "processing" -> false;
      case "success" -> true;
      default -> throw VendorClient.failed(job);
    };
  }

  @Override
  public String extract(String input) throws Exception {
    return submit("SubmitCopyrightExtractJob", Map.of("Input", media(input)));
  }

  @Override
  public Optional<String> found(String jobId) throws Exception {
    JsonNode answer = call("QueryCopyrightExtractJob", Map.of("JobId", jobId));
    if (answer.path("StatusCode").asInt() == 202) {
      return Optional.empty();
    }
    if (!answer.path("Message").asText().equals("ok")) {
      throw VendorClient.failed(answer);
    }
    return Optional.of(answer.path("Data").path("Message").asText());
  }

  private static String media(String object) {
    return "{\"Bucket\":\"%s\",\"Location\":\"oss-cn-shanghai\",\"Object\":\"%s\"}"
        .formatted(BUCKET, object);
  }

  private String submit(String action, Map<String, String> query) throws Exception {
    return call(action, query).path("Data").path("JobId").asText();
  }

  /** What an operation answers. */
  @SuppressWarnings("deprecation") // The way of all examples; the builder has the same setters.
  public JsonNode call(String action, Map<String, String> query)
      throws ClientException, IOException {
    CommonRequest request = new CommonRequest();
    request.setMethod(MethodType.POST);
    request.setProtocol(ProtocolType.HTTP);
    request.setDomain(endpoint);
    request.setVersion("2014-06-18");
    request.setAction(action);
    query.forEach(request::putQueryParameter);
    return JSON.readTree(client.getCommonResponse(request).getData());
  }
}

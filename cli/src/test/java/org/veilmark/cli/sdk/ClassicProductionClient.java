package org.veilmark.cli.sdk;

import com.aliyuncs.AcsRequest;
import com.aliyuncs.AcsResponse;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.IAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.mts.model.v20140618.QueryIProductionJobRequest;
import com.aliyuncs.mts.model.v20140618.QueryIProductionJobResponse;
import com.aliyuncs.mts.model.v20140618.SubmitIProductionJobRequest;
import com.aliyuncs.profile.DefaultProfile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * Intelligent production of MPS through the typed requests of Alibaba's classic client, which has
 * none for copyright operations.
 */
public final class ClassicProductionClient implements VendorClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final IAcsClient client;
  private final String endpoint;

  /** A client at an endpoint. */
  public ClassicProductionClient(String endpoint, String id, String secret) {
    this.endpoint = endpoint;
    client = new DefaultAcsClient(DefaultProfile.getProfile("cn-shanghai", id, secret));
  }

  @Override
  public String embed(String input, String output, String message) throws Exception {
    SubmitIProductionJobRequest request = request("CopyrightWatermark", input);
    request.setOutput(url(output));
    request.setJobParams(JSON.createObjectNode().put("Message", message).toString());
    return call(request).getJobId();
  }

  @Override
  public boolean isEmbedded(String jobId) throws Exception {
    return result(jobId).isPresent();
  }

  @Override
  public String extract(String input) throws Exception {
    return call(request("CopyrightWatermarkExtract", input)).getJobId();
  }

  @Override
  public Optional<String> found(String jobId) throws Exception {
    Optional<JsonNode> result = result(jobId);
    return result.isEmpty()
        ? Optional.empty()
        : Optional.of(JSON.readTree(result.get().path("Data").asText()).path("Message").asText());
  }

  /** What a job came to; empty: it is not over. */
  private Optional<JsonNode> result(String jobId) throws Exception {
    QueryIProductionJobRequest request = new QueryIProductionJobRequest();
    request.setJobId(jobId);
    QueryIProductionJobResponse job = call(request);
    return switch (job.getState()) {
      case "Queuing", "Analysing" -> Optional.empty();
      case "Success" -> Optional.of(JSON.readTree(job.getResult()));
      default -> throw VendorClient.failed(job.getResult());
    };
  }

  private static SubmitIProductionJobRequest request(String function, String input) {
    SubmitIProductionJobRequest request = new SubmitIProductionJobRequest();
    request.setFunctionName(function);
    request.setInput(url(input));
    return request;
  }

  private static String url(String object) {
    return "oss://" + BUCKET + ".oss-cn-shanghai.aliyuncs.com/" + object;
  }

  private <T extends AcsResponse> T call(AcsRequest<T> request) throws ClientException {
    request.setSysEndpoint(endpoint);
    request.setSysProtocol(ProtocolType.HTTP);
    return client.getAcsResponse(request);
  }
}

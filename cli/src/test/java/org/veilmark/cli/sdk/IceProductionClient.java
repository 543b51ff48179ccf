package org.veilmark.cli.sdk;

import com.aliyun.ice20201109.Client;
import com.aliyun.ice20201109.models.QueryIProductionJobRequest;
import com.aliyun.ice20201109.models.QueryIProductionJobResponseBody;
import com.aliyun.ice20201109.models.SubmitIProductionJobRequest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** Intelligent production of IMS, with the types of its client. */
public final class IceProductionClient implements VendorClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Client client;

  /** A client at an endpoint. */
  public IceProductionClient(String endpoint, String id, String secret) throws Exception {
    client = new Client(TeaImsClient.config(endpoint, id, secret));
  }

  @Override
  public String embed(String input, String output, String message) throws Exception {
    return submit("CopyrightWatermark", input, output, "{\"Message\":\"" + message + "\"}");
  }

  @Override
  public boolean isEmbedded(String jobId) throws Exception {
    return isOver(job(jobId));
  }

  @Override
  public String extract(String input) throws Exception {
    return submit("CopyrightWatermarkExtract", input, "unused", "{}");
  }

  @Override
  public Optional<String> found(String jobId) throws Exception {
    QueryIProductionJobResponseBody job = job(jobId);
    if (!isOver(job)) {
      return Optional.empty();
    }
    String data = JSON.readTree(job.getResult()).path("Data").asText();
    return Optional.of(JSON.readTree(data).path("Message").asText());
  }

  private String submit(String function, String input, String output, String parameters)
      throws Exception {
    SubmitIProductionJobRequest request =
        new SubmitIProductionJobRequest()
            .setFunctionName(function)
            .setInput(
                new SubmitIProductionJobRequest.SubmitIProductionJobRequestInput()
                    .setType("OSS")
                    .setMedia("oss://" + BUCKET + "/" + input))
            .setOutput(
                new SubmitIProductionJobRequest.SubmitIProductionJobRequestOutput()
                    .setType("OSS")
                    .setMedia("oss://" + BUCKET + "/" + output))
            .setJobParams(parameters);
    return client.submitIProductionJob(request).getBody().getJobId();
  }

  private QueryIProductionJobResponseBody job(String id) throws Exception {
    return client.queryIProductionJob(new QueryIProductionJobRequest().setJobId(id)).getBody();
  }

  private static boolean isOver(QueryIProductionJobResponseBody job) {
    return switch (job.getStatus()) {
      case "Queuing", "Analyzing" -> false;
      case "Success" -> true;
      default -> throw VendorClient.failed(job.getResult());
    };
  }
}

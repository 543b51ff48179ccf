package org.veilmark.cli.sdk;

import com.aliyun.mts20140618.Client;
import com.aliyun.mts20140618.models.QueryIProductionJobRequest;
import com.aliyun.mts20140618.models.QueryIProductionJobResponseBody;
import com.aliyun.mts20140618.models.SubmitIProductionJobRequest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** Intelligent production of MPS, with the types of its client. */
public final class MtsProductionClient implements VendorClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Client client;

  /** A client at an endpoint. */
  public MtsProductionClient(String endpoint, String id, String secret) throws Exception {
    client = new Client(TeaImsClient.config(endpoint, id, secret));
  }

  @Override
  public String embed(String input, String output, String message) throws Exception {
    SubmitIProductionJobRequest request =
        new SubmitIProductionJobRequest()
            .setFunctionName("CopyrightWatermark")
            .setInput(media(input))
            .setOutput(media(output))
            .setJobParams("{\"Message\":\"" + message + "\"}");
    return client.submitIProductionJob(request).getBody().getJobId();
  }

  @Override
  public boolean isEmbedded(String jobId) throws Exception {
    return isOver(job(jobId));
  }

  @Override
  public String extract(String input) throws Exception {
    SubmitIProductionJobRequest request =
        new SubmitIProductionJobRequest()
            .setFunctionName("CopyrightWatermarkExtract")
            .setInput(media(input))
            .setOutput(media("unused"));
    return client.submitIProductionJob(request).getBody().getJobId();
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

  private static String media(String object) {
    return "oss://" + BUCKET + ".oss-cn-hangzhou.aliyuncs.com/" + object;
  }

  private QueryIProductionJobResponseBody job(String id) throws Exception {
    return client.queryIProductionJob(new QueryIProductionJobRequest().setJobId(id)).getBody();
  }

  private static boolean isOver(QueryIProductionJobResponseBody job) {
    return switch (job.getState()) {
      case "Queuing", "Analysing" -> false;
      case "Success" -> true;
      default -> throw VendorClient.failed(job.getResult());
    };
  }
}

package org.veilmark.cli.sdk;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.endpoint.EndpointResolver;
import com.qcloud.cos.http.HttpProtocol;
import com.qcloud.cos.model.ciModel.job.MediaJobObject;
import com.qcloud.cos.model.ciModel.job.MediaJobsRequest;
import com.qcloud.cos.region.Region;
import java.util.Optional;

/** Jobs of CI through Tencent's client. */
public final class CosClient implements VendorClient, AutoCloseable {
  private final COSClient client;

  /** A client at an endpoint. */
  public CosClient(String endpoint, String id, String secret) {
    ClientConfig config = new ClientConfig(new Region("ap-chongqing"));
    config.setHttpProtocol(HttpProtocol.http);
    config.setCiSpecialRequest(true); // Otherwise it insists on TLS.
    config.setEndpointResolver(
        new EndpointResolver() {
          @Override
          public String resolveGeneralApiEndpoint(String unused) {
            return endpoint;
          }

          @Override
          public String resolveGetServiceApiEndpoint(String unused) {
            return endpoint;
          }
        });
    client = new COSClient(new BasicCOSCredentials(id, secret), config);
  }

  @Override
  public String embed(String input, String output, String message) {
    MediaJobsRequest request = request("DigitalWatermark", input);
    request.getOperation().getDigitalWatermark().setMessage(message);
    request.getOperation().getDigitalWatermark().setType("Text");
    request.getOperation().getDigitalWatermark().setVersion("V1");
    request.getOperation().getOutput().setBucket(BUCKET);
    request.getOperation().getOutput().setRegion("ap-chongqing");
    request.getOperation().getOutput().setObject(output);
    return client.createMediaJobs(request).getJobsDetail().getJobId();
  }

  @Override
  public boolean isEmbedded(String jobId) {
    return isOver(job(jobId));
  }

  @Override
  public String extract(String input) {
    MediaJobsRequest request = request("ExtractDigitalWatermark", input);
    request.getOperation().getExtractDigitalWatermark().setType("Text");
    request.getOperation().getExtractDigitalWatermark().setVersion("V1");
    return client.createMediaJobs(request).getJobsDetail().getJobId();
  }

  @Override
  public Optional<String> found(String jobId) {
    MediaJobObject job = job(jobId);
    if (!isOver(job)) {
      return Optional.empty();
    }
    String message = job.getOperation().getExtractDigitalWatermark().getMessage();
    if (message == null || message.isEmpty()) {
      throw VendorClient.failed(job);
    }
    return Optional.of(message);
  }

  private static boolean isOver(MediaJobObject job) {
    return switch (job.getState()) {
      case "Submitted", "Running" -> false;
      case "Success" -> true;
      default -> throw VendorClient.failed(job);
    };
  }

  private MediaJobObject job(String id) {
    MediaJobsRequest request = new MediaJobsRequest();
    request.setBucketName(BUCKET);
    request.setJobId(id);
    return client.describeMediaJob(request).getJobsDetail();
  }

  private static MediaJobsRequest request(String tag, String input) {
    MediaJobsRequest request = new MediaJobsRequest();
    request.setBucketName(BUCKET);
    request.setTag(tag);
    request.getInput().setObject(input);
    return request;
  }

  @Override
  public void close() {
    client.shutdown();
  }
}

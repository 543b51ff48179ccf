package org.veilmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.ice20201109.models.SubmitIProductionJobRequest.SubmitIProductionJobRequestInput;
import com.aliyun.ice20201109.models.SubmitIProductionJobRequest.SubmitIProductionJobRequestOutput;
import com.aliyun.ice20201109.models.SubmitIProductionJobRequest.SubmitIProductionJobRequestScheduleConfig;
import com.aliyun.mts20140618.models.QueryIProductionJobRequest;
import com.aliyun.mts20140618.models.QueryIProductionJobResponseBody;
import com.aliyun.mts20140618.models.SubmitIProductionJobRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.cli.demo.DemoClip;

/** Functions of intelligent production, called by the typed clients that the vendor published. */
class IntelligentProductionITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;

  @TempDir private static Path directory;
  private static ServeFixture serve;

  @BeforeAll
  static void start() throws Exception {
    serve = ServeFixture.start(directory, "films", new DemoClip(WIDTH, HEIGHT, 9));
  }

  @AfterAll
  static void stop() {
    serve.close();
  }

  @Test
  void mps_cover_isAPictureThatCanBeShown() throws Exception {
    var client = new com.aliyun.mts20140618.Client(config());
    String id =
        client
            .submitIProductionJob(
                new SubmitIProductionJobRequest()
                    .setFunctionName("Cover")
                    .setInput("oss://films.oss-cn-hangzhou.aliyuncs.com/clip.mp4")
                    .setOutput("oss://films.oss-cn-hangzhou.aliyuncs.com/{source}-{sequenceId}.jpg")
                    .setUserData("mine"))
            .getBody()
            .getJobId();

    QueryIProductionJobResponseBody done =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(
                () ->
                    client
                        .queryIProductionJob(new QueryIProductionJobRequest().setJobId(id))
                        .getBody(),
                job -> !List.of("Queuing", "Analysing").contains(job.getState()));

    assertThat(done.getState()).as(done.getResult()).isEqualTo("Success");
    assertThat(done.getUserData()).isEqualTo("mine");
    assertThat(done.getOutput()).endsWith("/{source}-{sequenceId}.jpg");
    JsonNode covers = JSON.readTree(JSON.readTree(done.getResult()).path("Data").asText());
    assertThat(covers).hasSize(1);
    assertThat(covers.path(0).path("Url").asText()).isEqualTo("oss://films/clip-1.jpg");
    assertThat(covers.path(0).path("Score").asDouble()).isBetween(1.0, 100.0);
    assertThat(covers.path(0).path("Time").asDouble()).isBetween(0.0, 9.0);
    BufferedImage picture = ImageIO.read(serve.films().resolve("clip-1.jpg").toFile());
    assertThat(picture.getWidth()).isEqualTo(WIDTH);
    assertThat(picture.getHeight()).isEqualTo(HEIGHT);
  }

  @Test
  void mps_functionThatIsNotThere_isRefused() throws Exception {
    var client = new com.aliyun.mts20140618.Client(config());
    SubmitIProductionJobRequest request =
        new SubmitIProductionJobRequest()
            .setFunctionName("VideoH2V")
            .setInput("oss://films/clip.mp4")
            .setOutput("oss://films/out.mp4");

    assertThatThrownBy(() -> client.submitIProductionJob(request))
        .isInstanceOfSatisfying(
            TeaException.class,
            e -> assertThat(e.getCode()).isEqualTo("InvalidParameter.ResourceNotSupported"));
  }

  @Test
  void ims_markThenRead_givesTheMessageToThatAccountOnly() throws Exception {
    var client = new com.aliyun.ice20201109.Client(config());
    var marked =
        done(
            client,
            new com.aliyun.ice20201109.models.SubmitIProductionJobRequest()
                .setFunctionName("CopyrightWatermark")
                .setName("a name")
                .setInput(input("oss://films/clip.mp4"))
                .setOutput(
                    new SubmitIProductionJobRequestOutput()
                        .setType("OSS")
                        .setMedia("oss://films/out/{source}-marked.mp4"))
                .setScheduleConfig(
                    new SubmitIProductionJobRequestScheduleConfig()
                        .setPipelineId("urgent")
                        .setPriority(9))
                .setJobParams("{\"Message\":\"by function\",\"algoType\":\"v2\"}"));
    assertThat(marked.getStatus()).as(marked.getResult()).isEqualTo("Success");
    assertThat(marked.getName()).isEqualTo("a name");
    assertThat(marked.getScheduleConfig().getPipelineId()).isEqualTo("urgent");
    assertThat(marked.getScheduleConfig().getPriority()).isEqualTo(9);
    assertThat(marked.getOutput().getMedia()).isEqualTo("oss://films/out/{source}-marked.mp4");
    assertThat(marked.getOutputFiles()).containsExactly("oss://films/out/clip-marked.mp4");

    var extraction =
        new com.aliyun.ice20201109.models.SubmitIProductionJobRequest()
            .setFunctionName("CopyrightWatermarkExtract")
            .setInput(input("oss://films/out/clip-marked.mp4"));
    assertThat(found(done(client, extraction))).isEqualTo("{\"Message\":\"by function\"}");
    var other = new com.aliyun.ice20201109.Client(config().setAccessKeyId(ServeFixture.OTHER_ID));
    assertThat(found(done(other, extraction))).doesNotContain("by function");
  }

  private static String found(
      com.aliyun.ice20201109.models.QueryIProductionJobResponseBody extraction) throws IOException {
    assertThat(extraction.getStatus()).as(extraction.getResult()).isEqualTo("Success");
    return JSON.readTree(extraction.getResult()).path("Data").asText();
  }

  private static com.aliyun.ice20201109.models.QueryIProductionJobResponseBody done(
      com.aliyun.ice20201109.Client client,
      com.aliyun.ice20201109.models.SubmitIProductionJobRequest request)
      throws Exception {
    var query =
        new com.aliyun.ice20201109.models.QueryIProductionJobRequest()
            .setJobId(client.submitIProductionJob(request).getBody().getJobId());
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> client.queryIProductionJob(query).getBody(),
            job -> !List.of("Queuing", "Analyzing").contains(job.getStatus()));
  }

  private static SubmitIProductionJobRequestInput input(String media) {
    return new SubmitIProductionJobRequestInput().setType("OSS").setMedia(media);
  }

  private static Config config() {
    return new Config()
        .setAccessKeyId(ServeFixture.ID)
        .setAccessKeySecret(ServeFixture.SECRET)
        .setEndpoint(serve.endpoint())
        .setProtocol("http");
  }
}
